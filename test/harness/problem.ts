import { expect } from 'vitest';
import type { Answer, ProblemBody } from './client.js';

/** That an answer is a refusal in the form of RFC 9457, complete, and names the request it belongs to. */
export function expectProblem(answer: Answer, status: number, type?: string): ProblemBody {
  const problem = answer.body as ProblemBody;
  expect(answer.text === '' ? undefined : problem, `${answer.status} ${answer.text.slice(0, 300)}`).toBeDefined();
  expect({ status: answer.status, detail: problem.detail }).toMatchObject({ status });
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json\b/);
  expect(problem).toMatchObject({
    type: expect.stringMatching(/^urn:duibiao:problem:[a-z-]+$/) as string,
    title: expect.stringMatching(/\S/) as string,
    status,
    detail: expect.stringMatching(/\S/) as string,
    instance: answer.headers.get('x-request-id'),
  });
  if (type !== undefined) expect(problem.type).toBe(`urn:duibiao:problem:${type}`);
  for (const { pointer, rule, message } of problem.errors ?? []) {
    expect([typeof pointer, rule, message]).toEqual([
      'string',
      expect.stringMatching(/\S/),
      expect.stringMatching(/\S/),
    ]);
  }
  return problem;
}

/** Places and rules of the faults that a problem lists. */
export const faults = ({ errors }: ProblemBody): string[] =>
  (errors ?? []).map(({ pointer, rule }) => `${pointer} ${rule}`);
