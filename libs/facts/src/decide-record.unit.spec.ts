import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countingEntropy, member, otherMember, surroundings } from '../fixtures/surroundings.js';
import { decideRecord, type RecordFacts, type RecordingState } from './decide-record.js';
import type { Decision } from './refusal.js';
import { bindSubmission, MAX_ENTRY_BYTES } from './draft.js';
import type { ProposedFact } from './fact.js';
import { evolveFact, noFact } from './stream.js';

const accepted = (change: Partial<ProposedFact> = {}): ProposedFact => ({
  kind: 'transfer.accepted',
  refs: { member, from: 'dg.school.01', to: 'dg.town.01' },
  days: { occurredOn: '2020-07-15' },
  values: {},
  ...change,
});

function decide(
  facts: readonly ProposedFact[],
  state: Partial<RecordingState> = {},
  command: Partial<RecordFacts> = {},
): Decision {
  const by = { principal: 'p-1', channel: 'api' } as const;
  const full = { submission: 'sub-1', by, unit: 'dg.school.01', facts, ...command };
  return decideRecord(full, surroundings(state), countingEntropy());
}

const faultsOf = (decision: Decision): string[] => {
  if (decision.ok || decision.refusal.kind !== 'invalid') throw new Error('not refused as invalid');
  return decision.refusal.faults.map(({ pointer, rule }) => `${pointer} ${rule}`);
};
const recordedOf = (decision: Decision) => {
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
  return decision.drafts.map(({ event }) => event);
};

describe('given a legal fact', () => {
  it('records it whole, with defaults, source, owner and what may see it', () => {
    const decision = decide([accepted()]);
    expect(recordedOf(decision)).toMatchObject([
      {
        type: 'fact-recorded',
        version: 1,
        fact: { values: { attempt: 1 }, source: { unit: 'dg.school.01' }, owner: 'dg.school.01' },
      },
    ]);
    expect(decision.ok && decision.drafts[0]?.units).toEqual(['dg.school.01', 'dg.town.01']);
  });

  it('gives one thing one id whoever reports it, and each source a fact of its own', () => {
    const [bySchool] = recordedOf(decide([accepted()]));
    const [byTown] = recordedOf(decide([accepted()], {}, { unit: 'dg.town.01' }));
    const thing = (event: typeof bySchool) => (event !== undefined && 'fact' in event ? event.fact.thing : undefined);
    expect(thing(byTown)).toBe(thing(bySchool));
    expect(byTown?.stream).not.toBe(bySchool?.stream);
  });

  it('names the fact by its key alone: another day is the same fact, another attempt is not', () => {
    const [first] = recordedOf(decide([accepted()]));
    const [later] = recordedOf(decide([accepted({ days: { occurredOn: '2020-08-01' } })]));
    const [second] = recordedOf(decide([accepted({ values: { attempt: 2 } })]));
    expect(later?.stream).toBe(first?.stream);
    expect(second?.stream).not.toBe(first?.stream);
  });
});

describe('given a fact that is there already', () => {
  const [event] = recordedOf(decide([accepted()]));
  if (event === undefined) throw new Error('nothing decided');
  const current = evolveFact(noFact, event);

  it('refuses to record it twice and points to it', () => {
    const decision = decide(
      [accepted({ refs: { member: otherMember, from: 'dg.school.01', to: 'dg.town.01' } }), accepted()],
      {
        streams: new Map([[event.stream, current]]),
      },
    );
    expect(decision).toMatchObject({
      refusal: { kind: 'duplicate', duplicates: [{ index: 1, fact: event.stream, version: 1 }] },
    });
  });

  it('records it again as the next version after a void', () => {
    const voided = { ...current, version: 2, state: 'voided' } as const;
    const decision = decide([accepted()], { streams: new Map([[event.stream, voided]]) });
    expect(recordedOf(decision)).toMatchObject([{ stream: event.stream, version: 3 }]);
  });

  it('replaces it by one with another key: void and record in one submission', () => {
    const replacing = accepted({
      refs: { member, from: 'dg.school.01', to: 'dg.school.02' },
      replaces: { fact: event.stream, version: 1, reason: '接收单位填错' },
    });
    const decision = decide([replacing], { streams: new Map([[event.stream, current]]) });
    expect(recordedOf(decision).map(({ type, version }) => [type, version])).toEqual([
      ['fact-voided', 2],
      ['fact-recorded', 1],
    ]);
    expect(JSON.stringify(recordedOf(decision))).not.toContain('接收单位填错');
  });

  it('replaces it once only', () => {
    const replacing = (to: string) =>
      accepted({
        refs: { member, from: 'dg.school.01', to },
        replaces: { fact: event.stream, version: 1, reason: 'r' },
      });
    const decision = decide([replacing('dg.school.02'), replacing('dg')], {
      streams: new Map([[event.stream, current]]),
    });
    expect(faultsOf(decision)).toEqual(['/facts/1 twice']);
  });

  it('does not replace what is another unit’s, at another version, or gone', () => {
    const replacing = (version: number) => [
      accepted({
        refs: { member, from: 'dg.school.01', to: 'dg.school.02' },
        replaces: { fact: event.stream, version, reason: 'r' },
      }),
    ];
    const streams = new Map([[event.stream, current]]);
    expect(faultsOf(decide(replacing(2), { streams }))).toEqual(['/facts/0/replaces not-replaceable']);
    expect(faultsOf(decide(replacing(1)))).toEqual(['/facts/0/replaces not-replaceable']);
    const foreign = decide(
      replacing(1),
      { streams, may: (_, unit) => unit === 'dg.school.02' },
      { unit: 'dg.school.02' },
    );
    expect(faultsOf(foreign)).toContain('/facts/0/replaces not-replaceable');
  });
});

describe('given what is not legal', () => {
  it('names every fault of every fact at once, with pointer and legal range', () => {
    const decision = decide(
      [
        accepted({ kind: 'transfer.lost' }),
        accepted({ refs: { member: 's-unknown', from: 'dg.school.09', to: 7, via: 'x' } }),
        accepted({ days: { occurredOn: '2020-02-30' }, values: { attempt: 21 } }),
        accepted({ days: { occurredOn: '2021-01-01' }, values: { attempt: '1', colour: 'red' } }),
        accepted({ days: { occurredOn: '20200-01-01' }, evidence: [''] }),
        {
          kind: 'graduate.marked',
          refs: { member, unit: 'dg.school.01.b1' },
          days: {},
          values: { year: 2020, mark: 'gone' },
        },
      ],
      {},
      { plan: 'inner-mongolia-2020' },
    );
    expect(faultsOf(decision)).toEqual([
      '/plan unknown-plan',
      '/facts/0/kind unknown-kind',
      '/facts/1/refs/via unknown-field',
      '/facts/1/refs/member unknown-subject',
      '/facts/1/refs/from unknown-unit',
      '/facts/1/refs/to unknown-unit',
      '/facts/2/days/occurredOn no-such-day',
      '/facts/2/values/attempt out-of-range',
      '/facts/3/days/occurredOn out-of-range',
      '/facts/3/values/colour unknown-field',
      '/facts/3/values/attempt wrong-type',
      '/facts/4/days/occurredOn no-such-day',
      '/facts/4/evidence/0 out-of-range',
      '/facts/5/refs/unit unit-type',
      '/facts/5/days/occurredOn missing',
      '/facts/5/values/mark unknown-code',
    ]);
    if (decision.ok || decision.refusal.kind !== 'invalid') throw new Error('not refused');
    expect(decision.refusal.faults.find(({ pointer }) => pointer === '/facts/3/days/occurredOn')?.legal).toContain(
      '2020-12-31',
    );
    expect(decision.refusal.faults.every(({ legal }) => legal !== undefined)).toBe(true);
  });

  it('takes a unit outside the caller’s scope for one that does not exist', () => {
    const outside = decide([accepted()], { may: (_, unit) => unit === 'dg.town.01' });
    const unknown = decide([accepted({ refs: { member, from: 'dg.school.01', to: 'dg.town.01' } })], {
      may: () => false,
    });
    expect(faultsOf(outside)).toEqual(faultsOf(unknown));
  });

  it('lets nobody report what is neither at nor below their unit', () => {
    expect(faultsOf(decide([accepted()], {}, { unit: 'dg.school.02' }))).toEqual(['/facts/0/refs not-yours']);
  });

  it('asks for the planner to open units, and lets a later fact of the submission name them', () => {
    const opening = (unit: string, parent: string): ProposedFact => ({
      kind: 'unit.opened',
      refs: { unit, parent },
      days: { validFrom: '2020-01-01' },
      values: { type: 'branch', name: unit },
    });
    const both = [opening('dg.new', 'dg'), opening('dg.new.b1', 'dg.new')];
    expect(recordedOf(decide(both, {}, { unit: 'dg' }))).toHaveLength(2);
    const submitter = { may: (role: string) => role === 'submitter' };
    expect(faultsOf(decide([opening('dg.new', 'dg')], submitter, { unit: 'dg' }))).toEqual(['/facts/0/kind role']);
  });

  it('lets only a unit at the top open units without a parent', () => {
    const root: ProposedFact = {
      kind: 'unit.opened',
      refs: { unit: 'outside' },
      days: { validFrom: '2020-01-01' },
      values: { type: 'outside', name: 'outside' },
    };
    expect(recordedOf(decide([root], {}, { unit: 'dg' }))).toMatchObject([{ fact: { owner: 'dg' } }]);
    expect(faultsOf(decide([root], {}, { unit: 'dg.school.01' }))).toEqual(['/facts/0/refs not-yours']);
  });

  it('takes no fact from a caller who holds another role only, nor two roles in one submission', () => {
    const planner = { may: (role: string) => role === 'planner' };
    expect(faultsOf(decide([accepted()], planner))).toEqual(['/facts/0/kind role']);
    const opening: ProposedFact = {
      kind: 'unit.opened',
      refs: { unit: 'dg.new', parent: 'dg' },
      days: { validFrom: '2020-01-01' },
      values: { type: 'branch', name: 'new' },
    };
    expect(faultsOf(decide([opening, accepted()], {}, { unit: 'dg' }))).toEqual(['/facts mixed-roles']);
  });

  it('takes 1 to 1,000 facts, each thing once', () => {
    expect(faultsOf(decide([]))).toEqual(['/facts out-of-range']);
    expect(faultsOf(decide([accepted(), accepted({ days: { occurredOn: '2020-08-01' } })]))).toEqual([
      '/facts/1 twice',
    ]);
  });
});

describe('a bound submission', () => {
  it('finds what would not fit into an entry', () => {
    const decision = decide([accepted()]);
    if (!decision.ok) throw new Error('refused');
    const [draft] = decision.drafts;
    if (draft === undefined || draft.event.type !== 'fact-recorded') throw new Error('nothing decided');
    const values = { attempt: 1, long: 'x'.repeat(MAX_ENTRY_BYTES) };
    const long = { ...draft, event: { ...draft.event, fact: { ...draft.event.fact, values } } };
    expect(bindSubmission([draft, long], 'sub-1').tooLarge).toEqual([1]);
  });

  it('has a digest that any change of any item changes', () => {
    const digestOf = (attempts: readonly number[]): string | undefined => {
      const decision = decide(attempts.map((attempt) => accepted({ values: { attempt } })));
      return decision.ok ? bindSubmission(decision.drafts, 'sub-1').events[0]?.stored.submission.digest : undefined;
    };
    const attempts = fc.uniqueArray(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(attempts, attempts, (a, b) => {
        expect(digestOf(a)).toBe(digestOf(a));
        expect(digestOf(a) === digestOf(b)).toBe(a.join() === b.join());
      }),
      { numRuns: 50 },
    );
  });
});
