import type { Fact, FactEvent, FactSource, StoredBody } from '@duibiao/facts';
import { asText, type FoldFact, type Said } from '@duibiao/measures';
import type { Layout } from './layout.js';
import { type Change, type FactChange, Watch } from './watch.js';
import { Version } from './version.js';

/** Whose word counts: everything that stands, or accepted facts and frames alone. */
export type Basis = 'all' | 'accepted';
type Found = ReadonlyMap<string, readonly FoldFact[]>;

/**
 * Indexes kept at a time. One indicator reads up to eight, and of its neighbours in a plan most the same; a plan of 171 reads 79, which together
 * would be larger than the facts.
 */
const KEPT = 16;

/**
 * The facts that stand at the position read so far, of the kinds that definitions read. Of each thing every source's newest version; what
 * was voided is gone, what was returned does not count until it is corrected.
 */
export class StandingFacts {
  readonly #things: ReadonlyMap<string, Map<string, Version>>;
  readonly #texts = new Map<string, string>();
  readonly #reviewed = { accepted: new Set<string>(), returned: new Set<string>() };
  /** By what was asked, the one asked last at the end. */
  readonly #found = new Map<string, { readonly kind: string; readonly index: Found }>();
  readonly #sources = new Map<string, string>();
  #lastSubmission = '';
  #watch: Watch | undefined;

  constructor(private readonly layouts: ReadonlyMap<string, Layout>) {
    this.#things = new Map([...layouts.keys()].map((kind) => [kind, new Map<string, Version>()]));
  }

  apply({ type, stream, fact, submission }: StoredBody<FactEvent>, position: number): void {
    const layout = this.layouts.get(fact.kind);
    const things = this.#things.get(fact.kind);
    if (layout === undefined || things === undefined) return;
    this.#forget(fact.kind);
    const source = this.#sourceText(fact.source);
    const known = things.get(fact.thing);
    const before = this.#watch === undefined ? undefined : ofSource(known, source);
    const others = without(known, source);
    const after =
      type === 'fact-voided' ? undefined : this.#version(layout, fact, source, submission.id, position, others);
    hang(things, fact.thing, after ?? others);
    this.#watch?.fact({ kind: fact.kind, thing: fact.thing, source, stream }, before, after, position);
  }

  /** A review covers the versions that a submission wrote, by its id; they need not be kept for it. */
  review(submission: string, outcome: 'accepted' | 'returned', position: number): void {
    this.#found.clear();
    if (!this.#reviewed[outcome].has(submission)) this.#watch?.review(submission, outcome, position);
    this.#reviewed[outcome].add(submission);
  }

  /** From now on what entries change is noted, so that it can be put back. Answers the notes, which grow as entries are applied. */
  watch(): Watch {
    return (this.#watch = new Watch((change, side) => this.#put(change, side)));
  }

  #put(change: Change, side: 'before' | 'after'): void {
    if ('outcome' in change) {
      this.#found.clear();
      const submissions = this.#reviewed[change.outcome];
      if (side === 'after') submissions.add(change.submission);
      else submissions.delete(change.submission);
      return;
    }
    this.#putFact(change, change[side]);
  }

  #putFact({ kind, thing, source }: FactChange, version: Version | undefined): void {
    const things = this.#things.get(kind);
    if (things === undefined) throw new Error(`facts of ${kind} are not kept`);
    this.#forget(kind);
    const others = without(things.get(thing), source);
    if (version !== undefined) version.next = others;
    hang(things, thing, version ?? others);
  }

  /** Key → facts found under it: each thing by its best source, or every source of it, best first. */
  find(kind: string, by: string, basis: Basis, each: boolean): Found {
    const asked = `${kind}:${by}:${basis}:${each}`;
    const known = this.#found.get(asked);
    const index = known?.index ?? this.#index(kind, by, basis, each);
    if (known !== undefined) this.#found.delete(asked);
    this.#found.set(asked, { kind, index });
    const [oldest] = this.#found.keys();
    if (this.#found.size > KEPT && oldest !== undefined) this.#found.delete(oldest);
    return index;
  }

  #forget(kind: string): void {
    for (const [asked, found] of this.#found) if (found.kind === kind) this.#found.delete(asked);
  }

  #index(kind: string, by: string, basis: Basis, each: boolean): Found {
    const index = new Map<string, Version[]>();
    const [left = '', right] = by.split('@');
    const put = (key: string, version: Version): void => {
      const known = index.get(key);
      if (known === undefined) index.set(key, [version]);
      else known.push(version);
    };
    const place = (version: Version): void => {
      const said = right === undefined ? version.said(left) : undefined;
      if (typeof said === 'string') put(said, version);
      else for (const key of keysOf(version, left, right)) put(key, version);
    };
    for (const thing of this.#things.get(kind)?.values() ?? []) {
      if (thing.next !== undefined) this.#counting(thing, basis, each).forEach(place);
      else if (this.#counts(thing, basis)) place(thing);
    }
    return index;
  }

  #counts({ submission, layout }: Version, basis: Basis): boolean {
    const { returned, accepted } = this.#reviewed;
    if (returned.size > 0 && returned.has(submission)) return false;
    return basis === 'all' || layout.isFrame || accepted.has(submission);
  }

  #counting(thing: Version, basis: Basis, each: boolean): readonly Version[] {
    const all: Version[] = [];
    for (let one: Version | undefined = thing; one !== undefined; one = one.next) {
      if (this.#counts(one, basis)) all.push(one);
    }
    all.sort((a, b) => (a.isBefore(b) ? -1 : 1));
    return each ? all : all.slice(0, 1);
  }

  #version(
    layout: Layout,
    fact: Fact,
    source: string,
    submission: string,
    position: number,
    next: Version | undefined,
  ): Version {
    // the facts of a submission are contiguous: one text for all of them
    if (submission !== this.#lastSubmission) this.#lastSubmission = submission;
    const provenance = {
      thing: fact.thing,
      owner: this.#intern(fact.owner),
      source,
      rank: layout.rank(fact.refs, fact.source),
      submission: this.#lastSubmission,
      position,
    };
    return new Version(layout, provenance, layout.cells(fact, this.#intern), next);
  }

  #sourceText(source: FactSource): string {
    if ('import' in source) return this.#intern(`import:${source.import}`);
    let text = this.#sources.get(source.unit);
    if (text === undefined) this.#sources.set(source.unit, (text = `unit:${source.unit}`));
    return text;
  }

  readonly #intern = (text: string): string => {
    const known = this.#texts.get(text);
    if (known !== undefined) return known;
    this.#texts.set(text, text);
    return text;
  };
}

/** A thing of which nobody says anything is none. */
function hang(things: Map<string, Version>, thing: string, version: Version | undefined): void {
  if (version === undefined) things.delete(thing);
  else things.set(version.thing, version);
}

/** What one source says of a thing. */
function ofSource(thing: Version | undefined, source: string): Version | undefined {
  for (let one = thing; one !== undefined; one = one.next) if (one.source === source) return one;
  return undefined;
}

/** A thing without what one source says of it. */
function without(thing: Version | undefined, source: string): Version | undefined {
  if (thing === undefined) return undefined;
  if (thing.source === source) return thing.next;
  thing.next = without(thing.next, source);
  return thing;
}

/** The keys of a fact: the ids of a field, or of two fields joined by `@`. */
function keysOf(fact: FoldFact, left: string, right: string | undefined): readonly string[] {
  const lefts = idsOf(fact.said(left));
  if (right === undefined) return lefts;
  const rights = idsOf(fact.said(right));
  return lefts.flatMap((one) => rights.map((other) => `${one}@${other}`));
}

const idsOf = (said: Said | undefined): readonly string[] => {
  if (typeof said === 'object') return said;
  const text = asText(said);
  return text === undefined ? [] : [text];
};
