import { describe, expect, test } from 'vitest';
import { defineMeasure } from './definition.js';
import { linkageCase } from './ratio/linkage.case.js';
import { numberCase } from './eligibility/number.case.js';
import { studyCase } from './per-period/study.case.js';
import { ratioParameters } from './ratio/ratio.schema.js';
import type { WorkedCase, WorkedIndicator } from './worked-case.js';

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

  test('names whose word on another fact touches its cases, each once', () => {
    const inputsOf = (of: WorkedCase, id: string): readonly string[] => {
      const { kind, parameters: given } = of.indicators[id] as WorkedIndicator;
      return defineMeasure({ kind, parameters: given }).inputs.map(
        ({ via, mode, others }) => `${via} ${mode}${others.map((one) => ` ${one}`).join('')}`,
      );
    };
    expect(inputsOf(studyCase, 'dg02-dxx-town')).toEqual([
      'period.opened:period right',
      'period.closed:period right',
      'role.began:person left',
      'role.ended:person left',
      'study.completed:person@period whole',
    ]);
    // the number of one is the number of others, under it and under whatever else they are looked up by
    expect(inputsOf(numberCase, 'dg51-one-number')).toEqual([
      'member.admitted:person whole',
      'member.admitted:number hop member.admitted:number member.admitted:person',
      'member.admitted:person around member.admitted:number',
      'quota.allocated:unit hop member.admitted:unit member.admitted:person',
    ]);
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
