import { createHash } from 'node:crypto';
import { type Result, type ResultHead, type ResultIndicator, type ResultLine, resultOf } from '@duibiao/results';
import { foldedLines } from './folded-lines.js';
import type { LedgerFold } from './ledger-fold.js';
import type { Tree } from './tree.js';

/** What a fold says of itself: the rest of a result's head. `today`: the tree to ask in, where it is not that of the day. */
export interface FoldedQuestion extends Pick<
  ResultHead,
  'ledger' | 'plan' | 'planVersion' | 'day' | 'root' | 'basis' | 'engine'
> {
  readonly today?: Tree;
}

/**
 * The result by the auditor's road, at the position that the fold has read up to. The indicators MUST be among those that it was told of; it gives
 * way to other work after each.
 */
export async function foldedResult(
  fold: LedgerFold,
  { today, ...asked }: FoldedQuestion,
  indicators: readonly ResultIndicator[],
): Promise<Result> {
  const { day, basis } = asked;
  const organisation = today ?? 'then';
  const head: ResultHead = {
    ...asked,
    position: BigInt(fold.position),
    organisation: today === undefined ? 'then' : 'now',
    organisationVersion: treeVersion(fold.tree({ day, organisation })),
  };
  const lines: ResultLine[] = [];
  for (const indicator of indicators) {
    lines.push(...foldedLines(fold, indicator, { day, organisation, basis, root: head.root }));
    await new Promise(setImmediate);
  }
  return resultOf(head, lines);
}

/** The version of an organisation: SHA-256 in hex over the paths of its units, one a line, in the order of the units' ids. */
export function treeVersion(tree: Tree): string {
  const lines = [...tree.units].sort().map((unit) => tree.path(unit).join('/'));
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}
