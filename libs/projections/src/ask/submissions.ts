import type { Queryable } from './database.js';
import { submissionFacts, submissionList, submissionPlace } from './submissions.sql.js';

/** A submission as the read models know it. Positions as bigint; `review` is that of now. */
export interface SubmissionEntry {
  readonly submission: string;
  readonly first: bigint;
  readonly items: number;
  readonly review: 'accepted' | 'unreviewed' | 'returned';
  /** Units that answer for its facts; where a unit was asked for, those of its subtree. */
  readonly owners: readonly string[];
}

/** One version that a submission wrote. `supersededAt`: where a later version took its place. */
export interface SubmissionFact {
  readonly fact: string;
  readonly version: number;
  readonly position: bigint;
  readonly supersededAt: bigint | null;
  readonly state: 'current' | 'voided';
  readonly kind: string;
  readonly owner: string;
  readonly refs: Readonly<Record<string, unknown>>;
  readonly days: Readonly<Record<string, string>>;
}

/** A page, newest first; `next` is null on the last. */
export interface SubmissionList {
  readonly submissions: readonly SubmissionEntry[];
  readonly next: bigint | null;
}

interface Place {
  readonly first_position: string;
  readonly items: number;
  readonly is_frame: boolean;
  readonly accepted_at: string | null;
  readonly returned_at: string | null;
}

const reviewOf = (row: Pick<Place, 'accepted_at' | 'returned_at'>): SubmissionEntry['review'] =>
  row.returned_at !== null ? 'returned' : row.accepted_at !== null ? 'accepted' : 'unreviewed';

/** Where a submission with facts stands; none where there is none, or none is projected yet. */
export async function findSubmission(
  db: Queryable,
  ledger: string,
  submission: string,
): Promise<
  | {
      readonly first: bigint;
      readonly items: number;
      readonly isFrame: boolean;
      readonly review: SubmissionEntry['review'];
    }
  | undefined
> {
  const { rows } = await db.query<Place>(submissionPlace, [ledger, submission]);
  const [row] = rows;
  if (row === undefined) return undefined;
  return { first: BigInt(row.first_position), items: row.items, isFrame: row.is_frame, review: reviewOf(row) };
}

/** The facts of a submission that the reader's scope allows, in their order. */
export async function readSubmission(
  db: Queryable,
  ledger: string,
  { first, items }: { readonly first: bigint; readonly items: number },
): Promise<readonly SubmissionFact[]> {
  const { rows } = await db.query<
    Omit<SubmissionFact, 'position' | 'supersededAt' | 'owner'> & {
      readonly position_from: string;
      readonly position_to: string | null;
      readonly owner_unit: string;
    }
  >(submissionFacts, [ledger, first, items]);
  return rows.map(({ position_from, position_to, owner_unit, ...rest }) => ({
    ...rest,
    position: BigInt(position_from),
    supersededAt: position_to === null ? null : BigInt(position_to),
    owner: owner_unit,
  }));
}

/** Submissions with a fact that a unit at or below one of `units` answers for. MUST only be asked for units within the reader's scope. */
export async function listSubmissions(
  db: Queryable,
  asked: {
    readonly ledger: string;
    /** Null: the whole ledger. */
    readonly units: readonly string[] | null;
    readonly review?: SubmissionEntry['review'] | undefined;
    /** `next` of the page before. */
    readonly before?: bigint | undefined;
    readonly limit: number;
  },
): Promise<SubmissionList> {
  const { ledger, units, review, before, limit } = asked;
  const { rows } = await db.query<Place & { readonly submission_id: string; readonly owners: string[] }>(
    submissionList,
    [ledger, units, review ?? null, before ?? null, limit + 1],
  );
  const submissions = rows.slice(0, limit).map((row) => ({
    submission: row.submission_id,
    first: BigInt(row.first_position),
    items: row.items,
    review: reviewOf(row),
    owners: row.owners,
  }));
  return { submissions, next: rows.length > limit ? (submissions.at(-1)?.first ?? null) : null };
}
