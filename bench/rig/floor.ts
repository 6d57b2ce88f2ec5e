import type pg from 'pg';
import { statement } from '@duibiao/platform';
import { type Cluster, filled } from './cluster.js';

/**
 * What PostgreSQL alone does with the same bytes: a table with the two unique indexes of `ledger.events` and nothing else,
 * one single-row INSERT and one commit for each entry. Filled with the ledger's own entries.
 */
export async function makeFloor(cluster: Cluster, facts: number): Promise<void> {
  await cluster.run(
    filled,
    `CREATE SCHEMA floor; GRANT USAGE ON SCHEMA floor TO duibiao_api, duibiao_worker;
     CREATE TABLE floor.events (
       ledger_id text COLLATE "C" NOT NULL, position bigint NOT NULL, stream_id bytea NOT NULL, version int NOT NULL,
       recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(), entry bytea NOT NULL,
       PRIMARY KEY (ledger_id, position), UNIQUE (ledger_id, stream_id, version));
     ALTER TABLE floor.events ALTER COLUMN entry SET STORAGE EXTERNAL;
     INSERT INTO floor.events SELECT ledger_id, position, stream_id, version, recorded_at, entry FROM ledger.events
      ORDER BY position LIMIT ${facts};
     CREATE TABLE floor.fact_versions (LIKE read.fact_versions INCLUDING ALL);
     INSERT INTO floor.fact_versions SELECT * FROM read.fact_versions ORDER BY ledger_id, position_from;
     CREATE TABLE floor.mentions (LIKE read.mentions INCLUDING ALL);
     INSERT INTO floor.mentions SELECT * FROM read.mentions;
     CREATE TABLE floor.case_rows (LIKE read.case_rows INCLUDING ALL);
     INSERT INTO floor.case_rows SELECT * FROM read.case_rows ORDER BY ledger_id, position_from;
     CREATE FUNCTION floor.project(p_ledger text, p_after bigint, p_up_to bigint) RETURNS void LANGUAGE sql AS $$
       INSERT INTO floor.fact_versions SELECT * FROM read.fact_versions
        WHERE ledger_id = p_ledger AND position_from > p_after AND position_from <= p_up_to;
       INSERT INTO floor.mentions SELECT * FROM read.mentions
        WHERE ledger_id = p_ledger AND position_from > p_after AND position_from <= p_up_to;
       INSERT INTO floor.case_rows SELECT c.* FROM read.mentions m JOIN read.inputs i ON i.ledger_id = p_ledger AND i.via = m.via
         JOIN read.case_rows c ON c.ledger_id = p_ledger AND c.definition = i.definition AND c.case_key = m.key
          AND c.position_from = m.position_from
        WHERE m.ledger_id = p_ledger AND m.position_from > p_after AND m.position_from <= p_up_to
     $$;
     GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA floor TO duibiao_api, duibiao_worker`,
  );
}

const insert = statement(
  'floor-insert',
  'INSERT INTO floor.events (ledger_id, position, stream_id, version, entry) VALUES ($1, $2, $3, 1, $4)',
);

/** One entry into the floor's table: one statement, one commit. */
export const insertOne = (pool: pg.Pool, position: number, stream: Buffer, entry: Buffer): Promise<unknown> =>
  pool.query(insert(['bench', position, stream, entry]));

/** Where the floor's own positions begin: beyond those that its table was filled with. */
export const FIRST_POSITION = 1_000_000_000;

/** The floor's pool has 32 connections: more gave less on two cores. */
export const FLOOR_CONNECTIONS = 32;
