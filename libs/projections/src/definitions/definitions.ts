import { type Definition, defineMeasure, parameterSchemas } from '@duibiao/measures';
import { loadPlan } from '@duibiao/plan';
import type { Batch, Connection, Progress, ReadModel, SystemEvent } from '../read-model.js';

/** What the indicators of published plans measure, known from the position on at which a plan first asks for it. */
export const definitions: ReadModel = {
  name: 'definitions',
  async apply(connection: Connection, batch: Batch, progress: Progress): Promise<void> {
    for (const event of progress.systemEvents) {
      if (event.body.type === 'plan-published') await addDefinitions(connection, batch.ledger, event);
    }
  },
};

/**
 * Stores the definitions of a plan that the ledger does not have yet, with what touches them. A kind that
 * this program does not know is refused: its cases would be missing silently.
 */
async function addDefinitions(connection: Connection, ledger: string, event: SystemEvent): Promise<void> {
  const measures = await definitionsOf(connection, ledger, event);
  await connection.query(
    `WITH added AS (
       INSERT INTO read.definitions (ledger_id, definition, digest, kind, parameters, compiled, "position")
       SELECT $1, row_number() OVER (ORDER BY m.n) + (SELECT count(*) FROM read.definitions WHERE ledger_id = $1), m.digest,
              m.measure->>'kind', m.measure->'parameters', (m.measure->'compiled') - 'selectors', $3
         FROM (SELECT DISTINCT ON (digest) * FROM (
                 SELECT decode(measure->>'digest', 'hex') AS digest, measure, n
                   FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY x(measure, n)) y ORDER BY digest, n) m
        WHERE NOT EXISTS (SELECT FROM read.definitions d WHERE d.ledger_id = $1 AND d.digest = m.digest)
       RETURNING definition, digest
     ), selected_by AS (
       INSERT INTO read.selectors (ledger_id, definition, "no", name, via, part, hop_via, hop_field, matches, day, until, unit, match,
                                   amount, code, "from", "to", each, first)
       SELECT $1, a.definition, x.n, s.name, s.via, s.part, s.hop->>'via', s.hop->>'field', NULLIF(s.matches, ARRAY['{}'::jsonb]), s.day, s.until,
              s.unit, NULLIF(s.match, '{}'), s.amount, s.code, s."from", s."to", s.each, s.first
         FROM added a JOIN jsonb_array_elements($2::jsonb) m(measure) ON decode(m.measure->>'digest', 'hex') = a.digest
        CROSS JOIN LATERAL jsonb_array_elements(m.measure->'compiled'->'selectors') WITH ORDINALITY x(selector, n)
        CROSS JOIN LATERAL jsonb_to_record(x.selector) s(
          name text, via text, part int, hop jsonb, matches jsonb[], day text, until text, unit text, match text[], amount text, code text,
          "from" date, "to" date, each boolean, first int)
       ON CONFLICT DO NOTHING
     ), touched_by AS (
       INSERT INTO read.inputs (ledger_id, via, definition, mode, others)
       SELECT DISTINCT $1, i->>'via', a.definition, i->>'mode', ARRAY(SELECT jsonb_array_elements_text(i->'others'))
         FROM added a JOIN jsonb_array_elements($2::jsonb) m(measure) ON decode(m.measure->>'digest', 'hex') = a.digest
        CROSS JOIN LATERAL jsonb_array_elements(m.measure->'inputs') i
     )
     SELECT count(*) FROM added`,
    [ledger, JSON.stringify(measures), event.position],
  );
}

/** Throws when the plan's content is not stored, or is no plan: both were checked before the event was appended. */
async function definitionsOf(
  connection: Connection,
  ledger: string,
  event: SystemEvent,
): Promise<readonly Definition[]> {
  const { id, version, content } = event.body['plan'] as {
    readonly id: string;
    readonly version: number;
    readonly content: { readonly sha256: string };
  };
  const { rows } = await connection.query<{ content: Buffer }>(
    'SELECT content FROM ledger.contents WHERE ledger_id = $1 AND sha256 = $2',
    [ledger, Buffer.from(content.sha256, 'hex')],
  );
  const [row] = rows;
  if (row === undefined)
    throw new Error(`plan ${id} version ${version} of ${ledger}: content ${content.sha256} is not stored`);
  const loaded = loadPlan(row.content.toString('utf8'), { kinds: parameterSchemas });
  if (!loaded.ok)
    throw new Error(`plan ${id} version ${version} of ${ledger} is not usable: ${loaded.faults[0]?.message ?? ''}`);
  return loaded.plan.indicators.map(({ kind, parameters }) => defineMeasure({ kind, parameters }));
}
