import { describe, expect, it } from 'vitest';
import { countingEntropy, member, seededKinds, surroundings } from '../fixtures/surroundings.js';
import { decideRecord } from './decide-record.js';
import type { FactKind } from './fact-kind.js';
import type { ProposedFact } from './fact.js';
import { factIds } from './identity.js';

/** The kinds that the two plans need, in the order of their catalogue. */
const catalogue = `
  unit.opened unit.changed unit.closed role.began role.ended register.entered register.left period.opened period.closed
  quota.allocated baseline.frozen scheme.published task.assigned task.completed document.issued stage.reached body.founded
  body.dissolved meeting.held attendance.recorded activity.held content.published account.opened account.closed lesson.given
  study.completed training.completed placement.started placement.ended talk.held report.submitted report.received
  matter.arisen matter.reported applicant.enrolled precourse.hours volunteer.hours ideology.assessed member.admitted
  member.entered graduate.marked transfer.initiated transfer.accepted transfer.returned transfer.cancelled
  recommendation.made party.admitted stock.counted aid.delivered pairing.made pairing.ended recognition.conferred
  rating.scored inspection.done finding.raised finding.closed case.opened case.closed proposal.filed proposal.answered
  narrative.submitted return.filed duty.waived
`;

const planners = /^(unit|register|period|quota|baseline|scheme|duty)\./;

describe('the fact kinds of seeds/fact-kinds.yaml', () => {
  const kinds = [...seededKinds()];

  it('are those of the catalogue, no more and no fewer', () => {
    expect(kinds.map(([name]) => name).sort()).toEqual(catalogue.trim().split(/\s+/).sort());
  });

  it.each(kinds)('%s has names in both languages, for itself and every field and code', (_, kind) => {
    const fields = [kind.references, kind.days, kind.values].flatMap((group) => Object.values(group));
    const codes = Object.values(kind.values).flatMap((value) =>
      value.type === 'code' ? Object.values(value.codes) : [],
    );
    for (const { zh, en } of [kind.name, ...fields.map(({ name }) => name), ...codes]) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).toMatch(/^[A-Za-z][\x20-\x7e]*$/);
    }
  });

  it.each(kinds)('%s has a range that is not empty for every number and day', (_, kind) => {
    const days = Object.values(kind.days).filter(({ from, to }) => to !== 'today' && from > to);
    const numbers = Object.values(kind.values).filter(
      (value) => (value.type === 'integer' || value.type === 'decimal') && Number(value.min) >= Number(value.max),
    );
    expect([...days, ...numbers]).toEqual([]);
  });

  it.each(kinds)('%s can be found and reported: required fields in key and about, the right role', (name, kind) => {
    const isOptional = (field: string): boolean =>
      (kind.references[field] ?? kind.days[field] ?? kind.values[field])?.optional === true;
    expect(kind.key.some((field) => !isOptional(field))).toBe(true);
    expect(kind.about.some((entry) => !entry.split('@').some(isOptional))).toBe(true);
    expect(kind.submit.role).toBe(planners.test(name) ? 'planner' : 'submitter');
  });
});

/** A legal value for each field of a kind, optional ones too where asked. */
function sample(name: string, kind: FactKind, isFull: boolean): ProposedFact {
  const filled = <T extends { readonly optional: boolean }>(
    group: Readonly<Record<string, T>>,
    of: (field: T) => unknown,
  ): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(group).flatMap(([field, type]) => (isFull || !type.optional ? [[field, of(type)] as const] : [])),
    );
  const id = { unit: 'dg.school.01', 'new-unit': 'dg.new', subject: member, thing: '第1期' };
  return {
    kind: name,
    refs: filled(kind.references, ({ type, many }) => (many ? [id[type]] : id[type])),
    days: filled(kind.days, () => '2020-12-31'),
    values: filled(kind.values, (value) => {
      switch (value.type) {
        case 'integer':
          return Math.max(value.min, 1);
        case 'decimal':
          return value.max;
        case 'code':
          return Object.keys(value.codes)[0];
        case 'boolean':
          return true;
        default:
          return '名'.repeat(Math.min(value.maxLength, 40));
      }
    }),
  };
}

describe('a fact of each kind', () => {
  // What a change or closing of a unit may say together has rules of its own: reorganisation.unit.spec.ts.
  const others = [...seededKinds()].filter(([name]) => name !== 'unit.changed' && name !== 'unit.closed');
  const cases = others.flatMap(([name, kind]) =>
    [false, true].map((isFull) => [name, isFull ? 'with every field' : 'with what is required', kind, isFull] as const),
  );
  it.each(cases)('%s %s is recorded', (name, _, kind, isFull) => {
    const fact = sample(name, kind, isFull);
    const unit = name === 'unit.opened' || kind.submit.above ? 'dg' : 'dg.school.01';
    const by = { principal: 'p-1', channel: 'api' } as const;
    const decision = decideRecord({ submission: 'sub-1', by, unit, facts: [fact] }, surroundings(), countingEntropy());
    expect(decision).toMatchObject({ ok: true });
  });
});

describe('a kind that was there before the others', () => {
  it('still names its facts as it did', () => {
    const kind = seededKinds().get('transfer.accepted');
    if (kind === undefined) throw new Error('no transfer.accepted');
    const refs = { member: 's-smlstekkakcwhyiwfnegqocfs2', from: 'dg.univ.01', to: 'dg.town.26' };
    const fact = { refs, days: { occurredOn: '2020-12-01' }, values: { attempt: 1 } };
    expect(factIds('transfer.accepted', kind, fact, { unit: 'dg.univ.01' }).fact).toBe(
      'c837984f838d187e9ba4f423507b9263956e33a2',
    );
  });
});
