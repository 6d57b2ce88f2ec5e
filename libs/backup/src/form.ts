import { hash } from 'node:crypto';
import type { Secrets } from '@duibiao/platform';

/** The form of a backup, so that an older program says that it is too old. */
export const BACKUP_FORMAT = 'duibiao-backup@1';

/** A migration that the database of a backup had. */
export interface AppliedMigration {
  readonly name: string;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** The first member of a backup. */
export interface BackupManifest {
  readonly format: typeof BACKUP_FORMAT;
  /** ISO 8601, UTC. For people: nothing rests on it. */
  readonly takenAt: string;
  readonly migrations: readonly AppliedMigration[];
  /** Tells whether the secret of an installation is the one of the backup; the secret itself is nowhere in it. */
  readonly secret: string;
  readonly ledgers: readonly { readonly id: string; readonly entries: number }[];
}

/** The last member of a backup: without it the file is cut. */
export interface BackupEnd {
  /** SHA-256 in hexadecimal over every member before: its name, a line feed, its bytes. */
  readonly sha256: string;
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
}

/** A table that a backup carries, whole, in the order of its key. */
export interface CarriedTable {
  readonly name: string;
  readonly key: string;
  /** Rows fetched at once: contents may have megabytes each. */
  readonly atOnce: number;
}

/**
 * What a backup carries, in this order: a log before the entries that it covers. Not here: tiles, which follow from the entries; `read`, which the
 * workers project again; what `work` and `operations` hold of runs and alerts.
 */
export const carriedTables: readonly CarriedTable[] = [
  { name: 'access.principals', key: 'principal_id', atOnce: 1_000 },
  { name: 'access.keys', key: 'key_id', atOnce: 1_000 },
  { name: 'ledger.heads', key: 'ledger_id', atOnce: 1_000 },
  { name: 'log.logs', key: 'ledger_id', atOnce: 1_000 },
  { name: 'log.checkpoints', key: 'ledger_id, generation, hour', atOnce: 1_000 },
  { name: 'ledger.contents', key: 'ledger_id, sha256', atOnce: 1 },
  { name: 'ledger.units', key: 'ledger_id, unit_id', atOnce: 1_000 },
  { name: 'ledger.unit_paths', key: 'ledger_id, unit_id, position_from', atOnce: 1_000 },
  { name: 'ledger.grants', key: 'ledger_id, principal_id, role, unit_id', atOnce: 1_000 },
  { name: 'ledger.plans', key: 'ledger_id, plan_id', atOnce: 1_000 },
  { name: 'work.schedules', key: 'ledger_id, plan_id', atOnce: 1_000 },
  { name: 'vault.subjects', key: 'ledger_id, subject_id', atOnce: 1_000 },
  { name: 'ledger.texts', key: 'ledger_id, digest', atOnce: 500 },
  { name: 'ledger.events', key: 'ledger_id, position', atOnce: 1_000 },
];

/** Tables of the same schemas that a backup leaves out: they follow from what it carries, or tell of runs. */
export const leftOutTables: readonly string[] = [
  'log.tiles',
  'log.verifications',
  'work.recomputations',
  'work.rebuilds',
  'work.replays',
];

export const memberNames = { manifest: 'manifest.json', end: 'end.json' } as const;

/** Members hold rows as JSON, a line each: `ledger.events/000012.jsonl`. */
export const rowsMember = (table: string, number: number): string =>
  `${table}/${String(number).padStart(6, '0')}.jsonl`;

/** The table whose rows a member holds; undefined where it is none of these. */
export function tableOfMember(name: string): string | undefined {
  const [, table] = /^([a-z_]+\.[a-z_]+)\/\d{6,}\.jsonl$/.exec(name) ?? [];
  return carriedTables.find((one) => one.name === table)?.name;
}

/** A name of a secret that says nothing of it. */
export const secretName = (secrets: Secrets): string =>
  hash('sha256', secrets.signingKey('backup'), 'hex').slice(0, 32);
