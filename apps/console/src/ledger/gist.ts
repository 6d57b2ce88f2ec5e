import type { components } from '../api/schema.js';

export type Entry = components['schemas']['Entry'];

/** What a list tells of an entry. */
export interface Gist {
  readonly type: string;
  readonly stream: string | undefined;
  /** A kind of facts, a plan, a role: what the event is of. */
  readonly what: string;
  /** Units that a fact names, and other words that belong to it. */
  readonly about: readonly string[];
  readonly by: string;
  readonly submission: string | undefined;
}

const objectOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const textsOf = (value: unknown): readonly string[] =>
  [value]
    .flat()
    .map(textOf)
    .filter((text) => text !== '');

/** The gist of an entry. Types that this version of the console does not know are told by their name alone. */
export function gistOf({ body }: Entry): Gist {
  const type = textOf(body['type']);
  const common = {
    type,
    stream: textOf(body['stream']) || undefined,
    by: textOf(objectOf(body['by'])['principal']),
    submission: textOf(objectOf(body['submission'])['id']) || undefined,
  };
  const fact = objectOf(body['fact']);
  if (fact['kind'] !== undefined) {
    const refs = Object.values(objectOf(fact['refs'])).flatMap(textsOf);
    const days = Object.values(objectOf(fact['days'])).flatMap(textsOf);
    return { ...common, what: textOf(fact['kind']), about: [...refs, ...days] };
  }
  const [what = '', about = []] = detailOf(body);
  return { ...common, what, about };
}

function detailOf(body: Readonly<Record<string, unknown>>): readonly [string?, (readonly string[])?] {
  const { review, plan, metrics, grant, erasure, ledger, log } = body;
  if (review !== undefined) return [textOf(objectOf(review)['outcome']), textsOf(objectOf(review)['submission'])];
  if (metrics !== undefined) {
    const { plan: of, day } = objectOf(metrics);
    return [textOf(of), textsOf(day)];
  }
  if (plan !== undefined) return [textOf(objectOf(plan)['id']), [`v${textOf(objectOf(plan)['version'])}`]];
  if (grant !== undefined) {
    const { role, unit, principal } = objectOf(grant);
    return [textOf(role), [textOf(unit), textOf(principal)]];
  }
  if (erasure !== undefined) return [textOf(objectOf(erasure)['subject'])];
  return [textOf(objectOf(ledger ?? log)['id'] ?? objectOf(log)['origin'])];
}
