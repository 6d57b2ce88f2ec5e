import { show, type Fault } from '@duibiao/facts';
import { StandardSchemaValidationPipe } from '@nestjs/common';
import { z } from 'zod';
import { invalid } from './problem.js';

/** A zod issue, or the little that any Standard Schema says of one. */
type Issue =
  | z.core.$ZodIssue
  | { readonly message: string; readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined };

/**
 * Nest's pipe without its walk through the value in search of members such as `__proto__`, 4 µs a submission: the strict parser
 * has refused that one, schemas refuse what they do not name, and nobody merges what a caller names freely.
 */
class SchemaPipe extends StandardSchemaValidationPipe {
  protected override stripProtoKeys(): void {}
}

/** Checks by zod schemas; every fault of the value at once, each with pointer and legal range. */
export const validationPipe = new SchemaPipe({
  exceptionFactory: (issues) => invalid(issues.flatMap(faultsOf)),
});

/** One zod issue as faults: an issue about unknown members names each of them. */
export function faultsOf(issue: Issue): Fault[] {
  const path = (issue.path ?? []).map((part) => (typeof part === 'object' ? part.key : part));
  const pointer = path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  if ('code' in issue && issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      pointer: `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      rule: 'unknown-property',
      message: `${show(key)} is no property of this request`,
      legal: 'only the properties that /openapi.json lists',
    }));
  }
  const rule = 'code' in issue ? issue.code.replaceAll('_', '-') : 'invalid';
  return [{ pointer, rule, message: `${pointer === '' ? 'the value' : pointer}: ${issue.message}`, ...legalOf(issue) }];
}

/** The legal range that a zod issue implies, in words. */
function legalOf(issue: Issue): { legal?: string } {
  if (!('code' in issue)) return {};
  switch (issue.code) {
    case 'too_small':
      return { legal: `at least ${issue.minimum}` };
    case 'too_big':
      return { legal: `at most ${issue.maximum}` };
    case 'invalid_value':
      return { legal: `one of ${issue.values.map(String).join(', ')}` };
    case 'invalid_type':
      return { legal: issue.expected };
    case 'invalid_format':
      return { legal: issue.pattern ?? issue.format };
    default:
      return {};
  }
}
