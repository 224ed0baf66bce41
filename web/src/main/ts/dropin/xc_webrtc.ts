/** `xc_webrtc.js`: the global object `xc_webrtc`, a telephone in the page (A154, K8-K19). */
import { jssipPhone } from '../webrtc/jssip-phone.js';
import { XcWebRtc, type LineSource } from '../webrtc/xc-webrtc.js';

export const xc_webrtc = new XcWebRtc(
  () => {
    const cti = (globalThis as { Cti?: LineSource }).Cti;
    if (!cti) throw new Error('cti.js must be there first');
    return cti;
  },
  jssipPhone,
  (elementId, sound) => {
    const element = document.getElementById(elementId);
    if (element instanceof HTMLMediaElement) element.srcObject = sound;
  },
);

(globalThis as { xc_webrtc?: XcWebRtc }).xc_webrtc = xc_webrtc;
