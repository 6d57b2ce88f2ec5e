import { parse } from 'yaml';
import type { Connection, FactKindFrames } from '../read-model.js';

const known = new Map<string, FactKindFrames>();

/**
 * The fact kinds in force in a ledger, read once for each content. Empty for a ledger whose kinds are not stored yet.
 *
 * `sha256` is that of `ledger.heads.fact_kinds`; the content never changes, so it is kept for the life of the process.
 */
export async function factKindFrames(connection: Connection, ledger: string, sha256: Buffer): Promise<FactKindFrames> {
  const key = sha256.toString('hex');
  const kept = known.get(key);
  if (kept !== undefined) return kept;
  const { rows } = await connection.query<{ content: Buffer }>(
    'SELECT content FROM ledger.contents WHERE ledger_id = $1 AND sha256 = $2',
    [ledger, sha256],
  );
  const [row] = rows;
  if (row === undefined) return {};
  const frames = readFrames(row.content.toString('utf8'));
  known.set(key, frames);
  return frames;
}

/** What projectors need of a fact kinds file (YAML or JSON) that was checked when it was published. */
export function readFrames(text: string): FactKindFrames {
  const { kinds } = parse(text, { merge: true }) as { readonly kinds: Readonly<Record<string, Declared>> };
  return Object.fromEntries(
    Object.entries(kinds).map(([name, { about: said, key, sources, submit }]) => {
      const about = typeof said === 'string' ? [said] : said;
      const loose = about.filter((entry) => entry.split('@').some((field) => !key.includes(field)));
      return [name, { about, loose, sources, isFrame: submit?.role === 'planner' }];
    }),
  );
}

interface Declared {
  readonly about: string | readonly string[];
  readonly key: readonly string[];
  readonly sources: readonly string[];
  readonly submit?: { readonly role: string };
}
