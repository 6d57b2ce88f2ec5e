import { describe, expect, it } from 'vitest';
import {
  changedFields,
  correctionOf,
  emptyFact,
  type FactInput,
  inputOfVersion,
  proposedFact,
  withInput,
} from './form-model.js';
import { everyType } from './testing.js';
import type { FactVersion } from './types.js';

const typed: FactInput = {
  refs: { unit: 'dg.town.01', lecturers: ['s-1', ' s-2 '], period: ' ' },
  days: { occurredOn: '2020-05-04', until: '' },
  values: { attempt: '2', hours: ' 1.50 ', campaign: 'summer-care', online: 'false', words: ' 两行\n字 ' },
};

describe('what a form sends', () => {
  it('has every value in its type and leaves out what is empty', () => {
    expect(proposedFact(everyType, typed)).toEqual({
      kind: 'lesson.given',
      refs: { unit: 'dg.town.01', lecturers: ['s-1', 's-2'] },
      days: { occurredOn: '2020-05-04' },
      values: { attempt: 2, hours: '1.50', campaign: 'summer-care', online: false, words: ' 两行\n字 ' },
    });
  });

  it.each(['1.5', 'two', '1e3', '90071992547409930'])(
    'leaves %s as it was typed, so that the API says what is wrong',
    (text) => {
      const fact = withInput(typed, 'values', 'attempt', text);
      expect(proposedFact(everyType, fact).values['attempt']).toBe(text);
    },
  );

  it('begins with the defaults of the kind', () => {
    expect(proposedFact(everyType, emptyFact(everyType))).toEqual({
      kind: 'lesson.given',
      refs: {},
      days: {},
      values: { attempt: 1 },
    });
  });
});

describe('a correction', () => {
  const version: FactVersion = {
    version: 1,
    type: 'fact-recorded',
    position: '7',
    recordedAt: '2020-05-04T00:00:00Z',
    submission: 'sub-1',
    principal: 'p-1',
    channel: 'api',
    refs: { unit: 'dg.town.01', lecturers: ['s-1', 's-2'] },
    days: { occurredOn: '2020-05-04' },
    values: { attempt: 2, hours: '1.5', online: false, words: null },
    evidence: [],
    reason: null,
    note: null,
  };
  const before = inputOfVersion(version);

  it('of nothing changes nothing, a text that was erased included', () => {
    expect(changedFields(everyType, before, before)).toEqual([]);
    expect(before.values).toEqual({ attempt: '2', hours: '1.5', online: 'false' });
  });

  it('sends only what changed, and null for what was taken away', () => {
    const after = withInput(withInput(before, 'values', 'online', ''), 'refs', 'lecturers', ['s-1']);
    expect(correctionOf(everyType, before, after, '填错')).toEqual({
      reason: '填错',
      refs: { lecturers: ['s-1'] },
      values: { online: null },
    });
  });
});
