import { describe, expect, it } from 'vitest';
import { submissionText } from './submission-text.js';

describe('what submit sends', () => {
  it('is the text of the file, untouched, with the unit that it names', () => {
    const text = '{ "unit": "dg", "facts": [{"kind": "x", "kind": "y"}] }\n';
    expect(submissionText(text, 'f', {})).toEqual({ body: text, unit: 'dg' });
    expect(submissionText(text, 'f', { unit: 'dg' }).body).toBe(text);
  });

  it('gets unit and plan where the file names none', () => {
    const { body, unit } = submissionText('{"facts":[1]}', 'f', { unit: 'dg', plan: 'p' });
    expect(JSON.parse(body)).toEqual({ unit: 'dg', plan: 'p', facts: [1] });
    expect(unit).toBe('dg');
    expect(JSON.parse(submissionText(' { } ', 'f', { unit: 'dg' }).body)).toEqual({ unit: 'dg' });
  });

  it('wraps a list of facts', () => {
    expect(JSON.parse(submissionText('[{"kind":"x"}]', 'f', { unit: 'dg' }).body)).toEqual({
      unit: 'dg',
      facts: [{ kind: 'x' }],
    });
  });

  it('keeps a number that JavaScript could not', () => {
    expect(submissionText('[{"n":12345678901234567890}]', 'f', { unit: 'dg' }).body).toContain('12345678901234567890');
  });

  it('refuses what is no JSON with line and column, another unit, and what is no submission', () => {
    expect(() => submissionText('{\n  "facts": [}', 'f.json', {})).toThrow(/^f\.json:2:13: not JSON/);
    expect(() => submissionText('{"unit":', 'f.json', {})).toThrow(/^f\.json:1:9: not JSON/);
    expect(() => submissionText('{"unit":"dg"}', 'f', { unit: 'dg.town.01' })).toThrow('"dg", --unit another');
    expect(() => submissionText('5', 'f', {})).toThrow('neither a submission');
  });
});
