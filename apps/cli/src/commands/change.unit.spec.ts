import { describe, expect, it } from 'vitest';
import { addChange, addUnset, mergeChanges } from './change.js';

describe('--set', () => {
  it('gathers fields by group; days and references are texts, values what they read as', () => {
    const changes = [
      'days.occurredOn=2020-07-01',
      'refs.to=dg.town.05',
      'values.attempt=2',
      'values.mark=normal',
      'values.note="2"',
      'values.done=true',
      'values.text=a=b',
    ].reduce<ReturnType<typeof addChange> | undefined>((before, text) => addChange(text, before), undefined);
    expect(changes).toEqual({
      days: { occurredOn: '2020-07-01' },
      refs: { to: 'dg.town.05' },
      values: { attempt: 2, mark: 'normal', note: '2', done: true, text: 'a=b' },
    });
  });

  it('takes several references as a JSON list', () => {
    expect(addChange('refs.serves=["dg.town.02","dg.town.01"]')).toEqual({
      refs: { serves: ['dg.town.02', 'dg.town.01'] },
    });
    expect(() => addChange('refs.serves=["dg.town.02"')).toThrow('JSON list');
  });

  it('goes with --unset, which sends null', () => {
    const unset = addUnset('values.name', addUnset('refs.parent'));
    expect(mergeChanges(addChange('values.type=school'), unset)).toEqual({
      refs: { parent: null },
      values: { type: 'school', name: null },
    });
    expect(() => addUnset('name')).toThrow('It must be like refs.parent or values.name');
  });

  it('refuses another form, saying what is legal', () => {
    for (const wrong of ['occurredOn=2020-07-01', 'days.occurredOn', 'source.unit=dg', 'days.=1']) {
      expect(() => addChange(wrong)).toThrow('It must be like days.occurredOn=2020-07-01');
    }
  });
});
