export { type BackupOptions, writeBackup } from './backup.js';
export { BackupFault } from './fault.js';
export { type BackupManifest, carriedTables, leftOutTables } from './form.js';
export { heldByRestore, restoreBackup, type RestoreOptions } from './restore.js';
