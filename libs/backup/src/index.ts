export { type BackupOptions, writeBackup } from './backup.js';
export { ERASURES_FILE, keepErasures, readErasureFile } from './erasure-file.js';
export { type ErasureList, mergeErasures, readErasures } from './erasures.js';
export { BackupFault } from './fault.js';
export { type BackupManifest, carriedTables, leftOutTables } from './form.js';
export { heldByRestore, restoreBackup, type Restored, type RestoreOptions } from './restore.js';
