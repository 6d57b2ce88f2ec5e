export { BUNDLE_FORMAT, type BundleManifest } from './bundle-form.js';
export { readLeaf } from './leaf.js';
export { Publications, type Published } from './published.js';
export { type BundleOptions, verifyBundle, type VerifiedBundle } from './read-bundle.js';
export type { Recomputed } from './recompute.js';
export { type LedgerEvidence, verifyLedger, type VerifyOptions } from './verify-ledger.js';
export { type BundleSource, writeBundle } from './write-bundle.js';
