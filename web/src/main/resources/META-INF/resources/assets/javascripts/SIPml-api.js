/* Existing pages name this file. xc_webrtc.js has a SIP library of its own. */
