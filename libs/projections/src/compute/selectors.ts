import type { PoolClient } from 'pg';

/** A selector of a definition as `read.selectors` holds it, see `CompiledSelector`. Days are `YYYY-MM-DD`; `matches` null: every fact fits. */
export interface StoredSelector {
  readonly no: number;
  readonly name: string;
  readonly via: string;
  readonly part: 0 | 1 | 2;
  readonly hop_via: string | null;
  readonly hop_field: string | null;
  readonly matches: readonly Readonly<Record<string, unknown>>[] | null;
  readonly day: string;
  readonly until: string | null;
  readonly unit: string | null;
  readonly match: readonly string[] | null;
  readonly amount: string | null;
  readonly code: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly each: boolean;
  readonly first: number | null;
}

/** The selectors of a definition in their order; none for one that the ledger does not know. `digest` in hex. */
export async function selectorsOf(
  client: PoolClient,
  ledger: string,
  digest: string,
): Promise<readonly StoredSelector[]> {
  const { rows } = await client.query<StoredSelector>(
    `SELECT s."no", s.name, s.via, s.part, s.hop_via, s.hop_field, to_jsonb(s.matches) AS matches, s.day, s.until, s.unit, s.match, s.amount,
            s.code, s."from"::text AS "from", s."to"::text AS "to", s.each, s.first
       FROM read.definitions d JOIN read.selectors s ON s.ledger_id = d.ledger_id AND s.definition = d.definition
      WHERE d.ledger_id = $1 AND d.digest = decode($2, 'hex') ORDER BY s."no"`,
    [ledger, digest],
  );
  return rows;
}
