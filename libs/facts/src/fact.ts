/** Who reports: a unit of the ledger, or the import of a named system. Part of a fact's identity. */
export type FactSource = { readonly unit: string } | { readonly import: string };

/** A person's own words, kept outside the entry: the entry carries SHA-256(salt ‖ text) in hex. */
export interface TextDigest {
  readonly sha256: string;
}

/** Integers as numbers (|n| ≤ 2^53 − 1), decimals as strings, codes and labels as strings, texts as their digest. */
export type FactValue = number | string | boolean | TextDigest;

/** A unit, a subject or a named thing; several of them in the order of their code units, each once. */
export type FactReference = string | readonly string[];

/** One thing that happened, or one count taken, as it stands in an event. Source of the shape: the ledger's format ADR. */
export interface Fact {
  readonly kind: string;
  /** 40 hex digits: kind and natural key without the source. Two sources that report one thing share it. */
  readonly thing: string;
  readonly refs: Readonly<Record<string, FactReference>>;
  /** Calendar days, YYYY-MM-DD. */
  readonly days: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, FactValue>>;
  readonly source: FactSource;
  /** The unit that answers for the fact. */
  readonly owner: string;
  readonly evidence?: readonly TextDigest[];
}

/** What a caller proposes, before it is checked. `refs`, `days` and `values` hold whatever JSON was sent. */
export interface ProposedFact {
  readonly kind: string;
  readonly refs: Readonly<Record<string, unknown>>;
  readonly days: Readonly<Record<string, unknown>>;
  readonly values: Readonly<Record<string, unknown>>;
  readonly evidence?: readonly string[] | undefined;
  /** Voids that fact at that version and records this one in the same submission. */
  readonly replaces?: { readonly fact: string; readonly version: number; readonly reason: string } | undefined;
}
