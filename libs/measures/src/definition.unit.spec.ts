import { describe, expect, test } from 'vitest';
import { defineMeasure } from './definition.js';
import { linkageCase } from './ratio/linkage.case.js';
import { ratioParameters } from './ratio/ratio.schema.js';

const { parameters } = linkageCase.indicators['dg34-linkage'] as { readonly parameters: Record<string, unknown> };

describe('a definition', () => {
  test('has the same digest whatever the order of its parameters, and another when one differs', () => {
    const turned = Object.fromEntries(Object.entries(parameters).reverse());
    const { digest } = defineMeasure({ kind: 'ratio', parameters });
    expect(digest).toMatch(/^[0-9a-f]{40}$/);
    expect(defineMeasure({ kind: 'ratio', parameters: turned }).digest).toBe(digest);
    expect(defineMeasure({ kind: 'ratio', parameters: { ...parameters, period: 2021 } }).digest).not.toBe(digest);
  });

  test('keeps its digest for ever: numbers that were published hang on it', () => {
    expect(defineMeasure({ kind: 'ratio', parameters }).digest).toBe('5b7d8b7eab8008ed0cbe45fb964f0e61e8810149');
  });

  test('names the facts that touch its cases, and what is in scope', () => {
    const definition = defineMeasure({ kind: 'ratio', parameters });
    expect(definition.inputs).toEqual([
      { via: 'graduate.marked:member', mode: 'whole', others: [] },
      { via: 'transfer.accepted:member', mode: 'whole', others: [] },
    ]);
    expect(definition.compiled.selectors[0]).toMatchObject({
      matches: [
        { year: 2020, mark: 'normal' },
        { year: 2020, mark: 'mobile' },
      ],
    });
  });
});

describe('the parameters of a ratio', () => {
  test('refuse what nobody reads, all faults at once', () => {
    const result = ratioParameters.safeParse({ ...parameters, subject: '', target: 85, period: 1.5 });
    expect(result.error?.issues.map((issue) => issue.path.join('.')).sort()).toEqual(['', 'period', 'subject']);
  });
});
