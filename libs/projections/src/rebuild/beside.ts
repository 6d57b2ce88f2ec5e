import type { QueryConfig, QueryResult, QueryResultRow } from 'pg';
import type { Connection } from '../read-model.js';
import { modelTables, nameOf } from './tables.js';

const names = [...modelTables.map(nameOf), 'read.cursors', 'read.refresh_statistics'].map((name) =>
  name.replace('.', String.raw`\.`),
);
const standing = new RegExp(String.raw`\b(?:${names.join('|')})\b`, 'g');
const moved = new Map<string, string>();

/** A statement about the read models as one about those beside. Types and what is no read model keep their names. */
export function textBeside(text: string): string {
  const known =
    moved.get(text) ?? text.replaceAll(standing, (name) => `read_next.${name.slice(name.indexOf('.') + 1)}`);
  moved.set(text, known);
  return known;
}

/**
 * The same connection for whoever builds beside: each statement that names read models reads and writes those of `read_next`. So projectors, rewinding
 * and lanes are the very same on both.
 */
export function beside(connection: Connection): Connection {
  const query = <R extends QueryResultRow>(asked: string | QueryConfig, values?: unknown[]): Promise<QueryResult<R>> =>
    typeof asked === 'string'
      ? connection.query<R>(textBeside(asked), values)
      : connection.query<R>(
          { ...asked, text: textBeside(asked.text), ...(asked.name && { name: `${asked.name} beside` }) },
          values,
        );
  return { query };
}
