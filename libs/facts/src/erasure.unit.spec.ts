import { describe, expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.js';
import { bindSubmission, type Entropy } from './draft.js';
import { draftErasure, textsOf } from './erasure.js';
import type { FactCorrected, LedgerEvent } from './event.js';
import type { Fact } from './fact.js';

const entropy: Entropy = { nonce: () => 'n'.repeat(22), salt: () => new Uint8Array(16) };
const by = { principal: 'p-1', channel: 'api' } as const;
const common = { schema: 1, stream: 's', version: 2, by, nonce: 'n' } as const;
const text = (name: string) => ({ sha256: name });

describe('the texts of an event', () => {
  const fact: Fact = {
    kind: 'contact.noted',
    thing: 't',
    refs: { unit: 'a' },
    days: {},
    values: { words: text('words'), matter: 'sha256', times: 2, isUrgent: true },
    source: { unit: 'a' },
    owner: 'a',
    evidence: [text('first'), text('second')],
  };
  const corrected: FactCorrected = {
    ...common,
    type: 'fact-corrected',
    fact,
    reason: text('reason'),
    note: text('note'),
  };

  test('are note, reason, values and evidence of a fact, and of a review note and reason', () => {
    expect(textsOf(corrected)).toEqual(['note', 'reason', 'words', 'first', 'second']);
    const review = { submission: 'sub-1', digest: 'd', outcome: 'accepted' } as const;
    expect(textsOf({ ...common, type: 'submission-reviewed', review, reason: text('reason') })).toEqual(['reason']);
    expect(textsOf({ ...common, type: 'submission-reviewed', review })).toEqual([]);
  });

  test('are not taken from what nobody erases: why a plan was amended, why somebody was erased', () => {
    const content = { sha256: 'c', bytes: 1, mediaType: 'application/yaml' };
    const plan = { id: 'p', version: 2, title: 't', content, reason: text('reason') };
    const others: LedgerEvent[] = [
      { ...common, type: 'plan-published', plan },
      { ...common, type: 'subject-erased', erasure: { subject: 's-1', texts: 0 }, reason: text('reason') },
    ];
    expect(others.flatMap(textsOf)).toEqual([]);
  });
});

test('the event of an erasure says how many texts went, not which, and is canonical', () => {
  const erased = { subject: 's-1', texts: ['aa', 'bb'], readTo: '9', streams: ['cc'] };
  const draft = draftErasure({ by, reason: 'file 1', erased, before: 1, root: 'city' }, entropy);
  expect(draft).toMatchObject({
    expected: 1,
    units: ['city'],
    head: { erase: erased },
    texts: [{ content: 'file 1' }],
  });
  const [bound] = bindSubmission([draft], 'sub-1').events;
  expect(bound?.body).toBe(canonicalJson(bound?.stored));
  expect(bound?.stored).toMatchObject({ type: 'subject-erased', version: 2, erasure: { subject: 's-1', texts: 2 } });
  expect(bound?.body).not.toMatch(/"aa"|"bb"|"cc"|file 1/);
});
