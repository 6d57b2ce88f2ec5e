import { chmodSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { issueKey, listKeys, revokeKey } from '@duibiao/access';
import { ClearError, errorCode } from '@duibiao/platform';
import type pg from 'pg';
import * as z from 'zod';
import type { DemoPerson } from '../people.js';

const ledgerKeys = z.object({
  ledger: z.string(),
  keys: z.array(z.object({ name: z.string(), roles: z.array(z.string()), unit: z.string(), key: z.string() })),
  example: z
    .object({
      unit: z.string(),
      member: z.string(),
      subject: z.string(),
      from: z.string(),
      to: z.string(),
      attempt: z.int(),
    })
    .optional(),
});
const keyFile = ledgerKeys.extend({ more: z.array(ledgerKeys).optional() });

/** Keys for trying things out in one ledger, and, where there is one, a transfer that waits to be accepted. */
export type DemoKeys = z.output<typeof ledgerKeys>;

/** What `demo-keys.json` holds: the keys of the first demonstration, and under `more` those of the others. */
export type DemoKeyFile = z.output<typeof keyFile>;

const LABEL = 'demonstration';

/** The file as it stands; none where it is missing or spoilt. */
export function readDemoKeys(file: string): DemoKeyFile | undefined {
  try {
    return keyFile.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/** What the file holds, ledger by ledger. */
export function demoKeysOf(file: DemoKeyFile | undefined): readonly DemoKeys[] {
  if (file === undefined) return [];
  const { more = [], ...first } = file;
  return [first, ...more];
}

/**
 * Sees to it that the file holds a key of this database for everybody of a ledger. Keys known here stay as they are, revoked ones
 * too, and so do those of other ledgers; where the file is lost its keys are revoked and others issued.
 *
 * @throws ClearError when the file cannot be written
 */
export async function ensureDemoKeys(
  pool: pg.Pool,
  file: string,
  ledger: string,
  people: readonly { readonly person: DemoPerson; readonly principal: string }[],
  example: DemoKeys['example'],
): Promise<DemoKeys> {
  const all = demoKeysOf(readDemoKeys(file));
  const old = all.find((one) => one.ledger === ledger);
  const issued = (await listKeys(pool, ledger)).filter(({ label }) => label === LABEL);
  const keys: DemoKeys['keys'] = [];
  let isChanged = old === undefined || JSON.stringify(old.example) !== JSON.stringify(example);
  for (const { person, principal } of people) {
    const mine = issued.filter((key) => key.principal === principal);
    const kept = old?.keys.find(({ name, key }) => name === person.name && mine.some(({ id }) => id === idOf(key)));
    if (kept === undefined) {
      isChanged = true;
      for (const { id, revokedAt } of mine) if (revokedAt === null) await revokeKey(pool, ledger, id);
    }
    const key = kept?.key ?? (await issueKey(pool, principal, LABEL, true)).key;
    keys.push({ name: person.name, roles: [...person.roles], unit: person.unit, key });
  }
  const content = { ledger, keys, ...(example === undefined ? {} : { example }) };
  if (isChanged) write(file, old === undefined ? [...all, content] : all.map((one) => (one === old ? content : one)));
  return content;
}

/** `k-…` of `dbk_…_…`. */
const idOf = (key: string): string => `k-${key.split('_')[1] ?? ''}`;

function write(file: string, [first, ...more]: readonly DemoKeys[]): void {
  const draft = `${file}.${process.pid}`;
  const content = more.length === 0 ? first : { ...first, more };
  try {
    writeFileSync(draft, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
    chmodSync(draft, 0o600);
    renameSync(draft, file);
  } catch (error) {
    throw new ClearError(`${file} cannot be written (${errorCode(error)}).`);
  }
}
