export { type Anchors, anchorOf, anchorsIn } from './anchors.js';
export { type Decided, decideKeyChange, decideReopening } from './change.js';
export { generationOf, logName, logSigner, originOf } from './identity.js';
export { claimDue, endVerification, readVerification, type Verification } from './verifications.js';
export { verifyDatabase } from './verify-database.js';
export { type Proof, provePosition } from './prove.js';
export { type Resumed, resumeLog } from './resume.js';
export { listHourly, type LogRow, readHourly, readLog, readSignedTile, readTiles } from './rows.js';
export { ledgersToSeal, sealLedger, type Sealed, type Sealer } from './seal.js';
