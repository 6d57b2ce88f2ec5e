import { measureWords } from '@duibiao/measures';
import type { PublishedIndicator } from '../../http/answers.js';

/**
 * What an indicator counts, in the words of its kind; the parameters as they stand where the kind has no words. Facts and fields
 * are named as the facts have them that stand below it.
 */
export function definitionWords({ kind, parameters }: PublishedIndicator): string {
  return measureWords(kind, parameters)?.en ?? `${kind}: ${JSON.stringify(parameters)}`;
}
