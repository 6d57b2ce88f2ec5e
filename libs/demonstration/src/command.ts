/** A fact as a unit reports it. Whoever stands in `refs` by a member number ({@link isMember}) gets a subject id from the loader. */
export interface DemoFact {
  readonly kind: string;
  readonly refs: Readonly<Record<string, string | readonly string[]>>;
  readonly days: Readonly<Record<string, string>>;
  readonly values: DemoValues;
}

export type DemoValues = Readonly<Record<string, string | number | boolean>>;

/** A fact about one member's graduation or transfer. */
export interface MemberFact extends DemoFact {
  readonly kind:
    'graduate.marked' | 'transfer.initiated' | 'transfer.accepted' | 'transfer.returned' | 'transfer.cancelled';
  readonly refs: Readonly<Record<string, string>> & { readonly member: string };
}

/** The member number that the demonstration gives to its n-th person: opaque, and nothing like a real one. */
export const memberNumber = (n: number): string => `演示-${String(n).padStart(6, '0')}`;

export const isMember = (reference: string): boolean => reference.startsWith('演示-');

/** Everybody whom a fact names. */
export const membersOf = ({ refs }: DemoFact): readonly string[] => Object.values(refs).flat().filter(isMember);

export const isMemberFact = (fact: DemoFact): fact is MemberFact => typeof fact.refs['member'] === 'string';

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
  readonly days?: Readonly<Record<string, string>>;
  readonly values?: DemoValues;
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
