export { type Anchors, anchorsIn } from './anchors.js';
export { logSigner, originOf } from './identity.js';
export { claimDue, endVerification, readVerification, type Verification } from './verifications.js';
export { verifyDatabase } from './verify-database.js';
export { type Proof, provePosition } from './prove.js';
export { type LogRow, readHourly, readLog, readTiles } from './rows.js';
export { ledgersToSeal, sealLedger, type Sealed, type Sealer } from './seal.js';
