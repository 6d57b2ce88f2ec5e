import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { problemSchema } from './problem.js';

const words: Readonly<Record<number, string>> = {
  400: 'not legal; every fault is listed',
  401: 'no valid key',
  403: 'your roles do not allow it',
  404: 'absent, or outside your scope',
  409: 'already there, or its state does not allow it',
  412: 'it has changed since you read it',
  413: 'too large',
  415: 'another content type',
  422: 'understood, and refused as it stands',
  428: 'If-Match is missing',
  503: 'cannot answer now; Retry-After says when',
};

/** Documents the problems that a route can answer with. */
export const ApiProblems = (...statuses: readonly number[]): MethodDecorator =>
  applyDecorators(
    ...statuses.map((status) =>
      ApiResponse({ status, description: words[status] ?? 'problem', standardSchema: problemSchema }),
    ),
  );
