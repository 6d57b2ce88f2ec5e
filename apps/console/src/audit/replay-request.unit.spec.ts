import { describe, expect, it } from 'vitest';
import { emptyForm, keptForm, replayField, replayRequest } from './replay-request.js';

describe('a replay', () => {
  it('leaves to the API what was left empty', () => {
    expect(replayRequest('dongguan-2020', emptyForm)).toEqual({
      plan: 'dongguan-2020',
      organisation: 'then',
      against: { with: 'read-models' },
    });
  });

  it('is of what is viewed until something is typed, which is kept as it is', () => {
    const viewed = { at: '2020-06-30', on: '', unit: 'dg.town.01' };
    expect(keptForm('', viewed)).toEqual({ ...emptyForm, ...viewed });
    const typed = { ...emptyForm, unit: '', otherAt: '500' };
    expect(keptForm(JSON.stringify(typed), viewed)).toEqual(typed);
  });

  it('is compared with a published result or with another moment', () => {
    const form = {
      ...emptyForm,
      at: ' 2020-06-30 ',
      planVersion: '2',
      publishedAt: '400',
      otherAt: '500',
      otherVersion: 'x',
    };
    expect(replayRequest('p', { ...form, against: 'published' })).toEqual({
      plan: 'p',
      at: '2020-06-30',
      planVersion: 2,
      organisation: 'then',
      against: { with: 'published', at: '400' },
    });
    expect(replayRequest('p', { ...form, against: 'replay' }).against).toEqual({
      with: 'replay',
      at: '500',
      planVersion: 'x',
      organisation: 'then',
    });
  });

  it.each([
    ['/at', 'at'],
    ['/planVersion', 'planVersion'],
    ['/against/at', 'otherAt'],
    ['/against/with', 'against'],
    ['/plan', undefined],
    ['', undefined],
  ])('is told what is wrong at %s', (pointer, field) => {
    expect(replayField(pointer)).toBe(field);
  });
});
