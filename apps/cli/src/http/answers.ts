/** What the API answers, as far as the command line reads it. The whole is described in /openapi.json. */
import type { SubmissionAnswer as Appended } from '@duibiao/submissions';

export type SubmissionAnswer = Appended & { readonly receipt?: string };

export interface Completeness {
  readonly reported: number;
  readonly nil: number;
  readonly missing: number;
  readonly notDue: number;
  readonly waived: number;
  readonly expected: number;
  readonly onTime: number;
  readonly late: number;
  readonly rate: string | null;
}

export interface Duties extends AnswerHead {
  readonly duties: readonly {
    readonly duty: string;
    readonly name: Words;
    readonly completeness: Completeness;
    readonly periods: readonly {
      readonly period: string;
      readonly dueOn: string;
      readonly completeness: Completeness;
    }[];
  }[];
  readonly rows: readonly {
    readonly duty: string;
    readonly period: string;
    readonly dueOn: string;
    readonly unit: string;
    readonly unitName: string;
    readonly state: string;
    readonly timeliness: string | null;
  }[];
  readonly next: string | null;
}

export type { ReviewAnswer } from '@duibiao/submissions';

export interface SubmissionPage {
  readonly submissions: readonly {
    readonly submission: string;
    readonly recordedAt: string;
    readonly principal: string;
    readonly items: number;
    readonly owners: readonly string[];
    readonly review: string;
  }[];
  readonly next: string | null;
}

export interface DryRunAnswer {
  readonly wouldAppend: readonly { readonly type: string; readonly fact: string; readonly version: number }[];
}

export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** A field of a fact kind; `type` and `codes` where it is a value. */
export interface NamedField {
  readonly field: string;
  readonly name: Words;
  readonly type?: string;
  readonly codes?: readonly { readonly code: string; readonly name: Words }[];
}

export interface FactKindList {
  readonly kinds: readonly {
    readonly kind: string;
    readonly name: Words;
    readonly refs: readonly NamedField[];
    readonly days: readonly NamedField[];
    readonly values: readonly NamedField[];
  }[];
}

export interface ExactValue {
  readonly numerator: string;
  readonly denominator: string;
  readonly percent: string | null;
  /** As people read it; null where there is nothing to count. */
  readonly text: string | null;
}

export interface Attainment {
  readonly indicator: string;
  readonly name: Words;
  readonly item: number;
  readonly kind: string;
  readonly unit: string;
  readonly unitName: string;
  /** Null where there is no number. */
  readonly value: ExactValue | null;
  /** By accepted facts alone; null where nothing was reviewed. */
  readonly accepted: ExactValue | null;
  /** Null: the plan has no duty for the indicator. */
  readonly completeness: Completeness | null;
  /** Recorded facts that the number may lack; null: none. */
  readonly incomplete: { readonly parkedFacts: number } | null;
  readonly review: { readonly accepted: string; readonly unreviewed: string; readonly returned: string };
  readonly valueAtDue: ExactValue | null;
  readonly verdict: string;
  /** Why it is not-evaluable. */
  readonly reason: string | null;
  readonly provisional: boolean;
  readonly counts: Readonly<Record<string, string>>;
  /** `value` is n/d. */
  readonly parts: readonly {
    readonly name: string;
    readonly value: string;
    readonly state: string | null;
    readonly day: string | null;
  }[];
  readonly target: { readonly comparator: string; readonly value: string; readonly stated: string } | null;
  readonly due: { readonly on: string; readonly stated: string | null };
  readonly pace: {
    readonly elapsed: string | null;
    readonly progress: string | null;
    readonly behind: boolean;
  } | null;
  readonly provenance: { readonly code: string; readonly quotation: string | null };
  readonly reading: { readonly id: string; readonly version: number; readonly text: Words };
}

/** What every number says of itself. */
export interface AnswerHead {
  readonly ledger: string;
  readonly isDemonstration: boolean;
  readonly plan: string;
  readonly planVersion: number;
  /** P. */
  readonly position: string;
  readonly recordedAt: string;
  /** D. */
  readonly on: string;
  /** Recorded facts that no answer counts; null: none. */
  readonly incomplete: { readonly parkedFacts: number } | null;
}

export interface Attainments extends AnswerHead {
  readonly attainments: readonly Attainment[];
}

export interface LineageFact {
  readonly fact: string;
  readonly version: number;
  readonly position: string;
  readonly kind: string;
  readonly source: string;
  /** Null: set by planners, not for review. */
  readonly review: 'accepted' | 'unreviewed' | 'returned' | null;
  readonly refs: Readonly<Record<string, unknown>>;
  readonly days: Readonly<Record<string, string>>;
  readonly values: Readonly<Record<string, unknown>>;
  readonly about: string;
  readonly role: string;
  readonly submission: string | null;
  readonly recorded: {
    readonly at: string;
    readonly type: string;
    readonly channel: string;
    readonly principal: string;
    readonly reason: string | null;
    readonly note: string | null;
  } | null;
}

export interface LineageCase {
  readonly key: string;
  readonly ownerUnit: string;
  readonly isInNumerator: boolean;
  readonly facts: readonly LineageFact[];
  readonly withheld: number;
}

export interface Lineage extends AnswerHead {
  readonly attainment: Attainment;
  readonly organisation: { readonly tree: string };
  /** What was published, where a published number was asked for. */
  readonly published: {
    readonly position: string;
    readonly recordedAt: string;
    readonly digest: string;
    readonly value: string | null;
    readonly verdict: string;
    readonly agrees: boolean;
  } | null;
  readonly counts: {
    readonly numerator: string;
    readonly denominator: string;
    readonly leftOut: Readonly<Record<string, string>>;
  };
  readonly cases: readonly LineageCase[];
  readonly leftOut: readonly LineageFact[];
  readonly next: string | null;
}

export interface LedgerList {
  readonly ledgers: readonly { readonly id: string }[];
}

export interface PlanList {
  readonly plans: readonly { readonly id: string; readonly version: number }[];
}

export interface PlanVersions {
  readonly plan: string;
  readonly versions: readonly {
    readonly version: number;
    readonly publishedAt: string;
    readonly position: string;
    readonly sha256: string;
    readonly by: { readonly principal: string; readonly name: string | null };
    readonly reason: string | null;
  }[];
}

export interface PublishedPlan {
  readonly id: string;
  readonly version: number;
  /** As it was published. */
  readonly file: string;
  readonly plan: {
    readonly title: string;
    readonly items: readonly { readonly no: number; readonly title: string; readonly text: string }[];
    readonly indicators: readonly PublishedIndicator[];
  };
}

export interface PublishedIndicator {
  readonly id: string;
  readonly kind: string;
  readonly parameters: unknown;
  readonly scope: Words;
  readonly responsible: string | null;
}

export interface KeyEntry {
  readonly id: string;
  readonly principal: string;
  readonly name: string;
  readonly label: string;
  readonly loopbackOnly: boolean;
  readonly createdAt: string;
  readonly revokedAt: string | null;
}

/** A replay; `report` is null until it is done. */
export interface ReplayAnswer {
  readonly replay: string;
  readonly progress: { readonly state: string };
  readonly error: string | null;
  readonly digest: string | null;
  readonly report: { readonly causes: Readonly<Record<string, number>> } | null;
}

export interface AlertPage {
  readonly alerts: readonly {
    readonly kind: string;
    readonly subject: string;
    readonly message: string;
    readonly findings: number;
    readonly raisedAt: string;
    readonly settledAt: string | null;
  }[];
  readonly next: string | null;
}

export interface ParkedFact {
  readonly fact: string;
  readonly position: string;
  readonly type: string;
  readonly kind: string | null;
  readonly reason: string;
  readonly events: number;
  readonly parkedAt: string;
  readonly releaseAskedAt: string | null;
}
export interface ParkedFactList {
  readonly parkedFacts: readonly ParkedFact[];
}
