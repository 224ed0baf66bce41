/* Stands for the SIP library in a build without npm. */
const missing = 'this build has no SIP library: install npm and run ./belfry build';
class Missing {
  constructor() {
    throw new Error(missing);
  }
}
module.exports = { UA: Missing, WebSocketInterface: Missing };
