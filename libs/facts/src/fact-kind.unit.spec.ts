import { describe, expect, it } from 'vitest';
import { declared, lessonKinds } from '../fixtures/kinds.js';
import { readFactKinds } from './fact-kind.js';

const faultsOf = (change: object): readonly string[] => {
  const read = readFactKinds(declared(change));
  return read.ok ? [] : read.faults;
};
const name = { zh: '名', en: 'name' };
const references = (more: object): object => ({
  references: {
    unit: { type: 'unit', name },
    lecturers: { type: 'subject', name },
    place: { type: 'thing', of: 'place', name },
    hosts: { type: 'unit', name },
    ...more,
  },
});

describe('what a kind is about', () => {
  it('is a list of fields or of two joined by @; one text is a list of one', () => {
    const about = ['lecturers@place', 'place', 'round', 'title@unit'];
    expect(lessonKinds({ about }).get('lesson.given')?.about).toEqual(about);
    expect(lessonKinds().get('lesson.given')?.about).toEqual(['lecturers']);
  });

  it.each([
    [['lecturers@nobody'], '"nobody" is none of lecturers, hosts'],
    [['occurredOn'], '"occurredOn" is none of'],
    [['words'], '"words" is none of'],
    [['place@'], '"" is none of'],
    [['place', 'place'], 'named twice'],
    [['place@place'], 'names one field twice'],
    [['lecturers@place@unit'], 'joins 3 fields: expected at most two'],
    [[], '/kinds/lesson.given/about'],
  ])('refuses %j', (about, fault) => {
    expect(faultsOf({ about }).join('\n')).toContain(fault);
  });
});

describe('a declaration', () => {
  it.each([
    [{ owner: 'hosts' }, 'owner: "hosts" is none of unit, source'],
    [{ owner: 'place' }, 'owner: "place" is none of unit, source'],
    [{ sources: ['hosts'] }, 'sources: "hosts" is none of unit, others, imports'],
    [{ submit: { role: 'submitter', units: ['place'] } }, 'submit/units: "place" is none of hosts, unit'],
    [{ key: ['words'] }, 'key: "words" is none of'],
    [
      { days: { until: { from: '2020-01-01', to: 'today', notBefore: 'until', name } } },
      'days/until/notBefore: "until"',
    ],
    [references({ place: { type: 'thing', name } }), 'references/place/of'],
    [references({ place: { type: 'thing', of: 'a place', name } }), 'references/place/of'],
    [references({ hosts: { type: 'new-unit', many: true, name } }), 'references/hosts/many'],
  ])('refuses what cannot stand there: %j', (change, fault) => {
    expect(faultsOf(change).join('\n')).toContain(fault);
  });
});
