import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import canonicalize from 'canonicalize';
import type { Happening } from '@duibiao/measures';
import { projectRoot } from '@duibiao/platform';
import type { Pool } from 'pg';
import { type StoredEvent, storedEvents, submissionAt } from './history.js';

/** A ledger filled without the command path, as the owner of the tables: entries of the real form, in bulk. */
export class TestLedger {
  readonly #versions = new Map<string, number>();
  position = 0n;

  private constructor(
    readonly owner: Pool,
    readonly id: string,
  ) {}

  /** Opens a ledger with a tree: unit → parent (null for the root), of type `unit` or as told. Parents MUST come first. */
  static async open(
    owner: Pool,
    id: string,
    tree: Readonly<Record<string, string | null>>,
    types: Readonly<Record<string, string>> = {},
  ): Promise<TestLedger> {
    const kinds = await readFile(path.join(projectRoot, 'seeds/fact-kinds.yaml'));
    const ledger = new TestLedger(owner, id);
    const sha256 = await ledger.store(kinds);
    await owner.query(
      `INSERT INTO ledger.heads (ledger_id, name, purpose, time_zone, recorded_at, fact_kinds)
       VALUES ($1, $1, 'live', 'Asia/Shanghai', '2020-01-01T00:00:00Z', $2)`,
      [id, sha256],
    );
    const paths = new Map<string, readonly string[]>();
    for (const [unit, parent] of Object.entries(tree)) {
      paths.set(unit, [...(parent === null ? [] : (paths.get(parent) ?? [])), unit]);
    }
    await owner.query(
      `INSERT INTO ledger.units (ledger_id, unit_id, parent_id, type, name, opened_on, path, "position")
       SELECT $1, u->>0, u->>1, coalesce(u->>3, 'unit'), u->>0, '2019-01-01', ARRAY(SELECT jsonb_array_elements_text(u->2)), 0
         FROM jsonb_array_elements($2::jsonb) u`,
      [
        id,
        JSON.stringify(
          Object.entries(tree).map(([unit, parent]) => [unit, parent, paths.get(unit), types[unit] ?? 'unit']),
        ),
      ],
    );
    await owner.query(
      `INSERT INTO ledger.unit_paths (ledger_id, unit_id, position_from, path)
       SELECT ledger_id, unit_id, 0, path FROM ledger.units WHERE ledger_id = $1`,
      [id],
    );
    return ledger;
  }

  /** Keeps a content beside the ledger; returns its SHA-256. */
  async store(content: Buffer): Promise<Buffer> {
    const sha256 = createHash('sha256').update(content).digest();
    await this.owner.query(
      `INSERT INTO ledger.contents (ledger_id, sha256, media_type, content) VALUES ($1, $2, 'application/yaml', $3)
       ON CONFLICT DO NOTHING`,
      [this.id, sha256, content],
    );
    return sha256;
  }

  /** Appends what happened to facts, in order, as one submission. */
  async append(happenings: readonly Happening[]): Promise<bigint> {
    return this.write(storedEvents(happenings, this.#versions, submissionAt(this.position + 1n)));
  }

  /** Appends the review of the submission whose first event stands at a position. */
  async review(first: bigint, outcome: 'accepted' | 'returned'): Promise<bigint> {
    const submission = submissionAt(first);
    const stream = createHash('sha256').update(`review ${submission}`).digest('hex').slice(0, 40);
    const version = (this.#versions.get(stream) ?? 0) + 1;
    this.#versions.set(stream, version);
    const review = { digest: '0'.repeat(64), outcome, submission };
    const body = canonicalize({ review, schema: 1, stream, type: 'submission-reviewed', version });
    return this.write([{ stream, version, units: [], body: body ?? '' }]);
  }

  /** Appends the publication of a plan. */
  async publish(plan: string): Promise<bigint> {
    const content = Buffer.from(plan);
    const sha256 = (await this.store(content)).toString('hex');
    const stream = createHash('sha256').update(sha256).digest('hex').slice(0, 40);
    const version = (this.#versions.get(stream) ?? 0) + 1;
    this.#versions.set(stream, version);
    const body = {
      nonce: 'AAAAAAAAAAAAAAAAAAAAAA',
      plan: {
        content: { bytes: content.length, mediaType: 'application/yaml', sha256 },
        id: 'plan',
        title: 'Plan',
        version,
      },
      schema: 1,
      stream,
      type: 'plan-published',
      version,
    };
    return this.write([{ stream, version, units: [], body: canonicalize(body) ?? '' }]);
  }

  async write(events: readonly StoredEvent[]): Promise<bigint> {
    await this.owner.query(
      `WITH e AS (
         SELECT n, $2::bigint + n AS "position", e->>0 AS stream, (e->>1)::int AS version, e->2 AS units, e->>3 AS body
           FROM jsonb_array_elements($3::jsonb) WITH ORDINALITY x(e, n)
       ), written AS (
         INSERT INTO ledger.events (ledger_id, "position", stream_id, version, recorded_at, units, entry)
         SELECT $1, e."position", decode(e.stream, 'hex'), e.version, now(), ARRAY(SELECT jsonb_array_elements_text(e.units)),
                convert_to('{"body":' || e.body || ',"position":' || e."position" || ',"recordedAt":"2020-12-31T15:59:59.123456Z"}', 'UTF8')
           FROM e ORDER BY e.n
       )
       UPDATE ledger.heads SET "position" = $2::bigint + $4::bigint, recorded_at = now() WHERE ledger_id = $1`,
      [
        this.id,
        this.position,
        JSON.stringify(events.map((e) => [e.stream, e.version, e.units, e.body])),
        events.length,
      ],
    );
    this.position += BigInt(events.length);
    return this.position;
  }
}
