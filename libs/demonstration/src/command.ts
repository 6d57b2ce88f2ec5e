/** A fact as a unit reports it; `refs.member` is the member number, which the loader turns into the subject id. */
export interface DemoFact {
  readonly kind:
    'graduate.marked' | 'transfer.initiated' | 'transfer.accepted' | 'transfer.returned' | 'transfer.cancelled';
  readonly refs: Readonly<Record<string, string>> & { readonly member: string };
  readonly days: { readonly occurredOn: string };
  readonly values: Readonly<Record<string, string | number>>;
}

interface Common {
  /** 1 for the first; with the seed it names the command for ever. */
  readonly n: number;
  /** The ledger's clock at that moment, ISO 8601 with offset. Never earlier than that of the command before. */
  readonly recordedAt: string;
  /** The unit that reports. */
  readonly unit: string;
}

/** Asks for the subject ids of a unit's members; writes nothing into the ledger. */
export interface NameSubjects extends Common {
  readonly kind: 'subjects';
  readonly references: readonly string[];
}

export interface Submit extends Common {
  readonly kind: 'submit';
  readonly note?: string;
  readonly facts: readonly DemoFact[];
}

export interface Correct extends Common {
  readonly kind: 'correct';
  /** The fact as it was first reported: its key names it. */
  readonly fact: DemoFact;
  readonly version: number;
  readonly reason: string;
  readonly days?: { readonly occurredOn: string };
  readonly values?: Readonly<Record<string, string>>;
}

export interface Void extends Common {
  readonly kind: 'void';
  readonly fact: DemoFact;
  readonly version: number;
  readonly reason: string;
}

/** What the units of the demonstration do, in order. */
export type Command = NameSubjects | Submit | Correct | Void;

/** A command before its place in the order is known. */
export type Unplaced<C = Command> = C extends Command ? Omit<C, 'n' | 'recordedAt'> : never;
