/** A table that holds a part of the read models of ledgers. */
export interface ModelTable {
  readonly name: string;
  /** In which schema it stands; its twin stands in `read_next` under the same name. */
  readonly schema: 'read' | 'operations';
  /** Its primary key after the ledger. */
  readonly key: readonly string[];
  /** SQL over a row `t`: whether it says anything. */
  readonly says?: string;
}

const components = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'] as const;

/** Everything that is derived from the entries of a ledger, but for the cursors. What is derived from what comes later. */
export const modelTables: readonly ModelTable[] = [
  { name: 'fact_versions', schema: 'read', key: ['position_from'] },
  { name: 'submissions', schema: 'read', key: ['owner_unit', 'first_position'] },
  { name: 'reviews', schema: 'read', key: ['position'] },
  { name: 'review_totals', schema: 'read', key: ['kind', 'owner_unit'] },
  { name: 'mentions', schema: 'read', key: ['via', 'key', 'position_from'] },
  { name: 'parked_events', schema: 'operations', key: ['position'] },
  { name: 'definitions', schema: 'read', key: ['definition'] },
  { name: 'selectors', schema: 'read', key: ['definition', 'no'] },
  { name: 'inputs', schema: 'read', key: ['via', 'definition', 'mode'] },
  { name: 'case_rows', schema: 'read', key: ['definition', 'case_key', 'position_from', 'ordinal'] },
  {
    name: 'cells',
    schema: 'read',
    key: ['definition', 'unit_id', 'slice', 'day'],
    // what came back to nothing stays as a row of zeros, or never was one: that depends on where batches ended
    says: `(${components.map((column) => `t.${column} <> 0`).join(' OR ')})`,
  },
];

/** As statements name it. */
export const nameOf = ({ schema, name }: ModelTable): string => `${schema}.${name}`;
export const besideOf = ({ name }: ModelTable): string => `read_next.${name}`;
