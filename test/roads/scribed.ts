import type { Entry } from '@duibiao/facts';
import type { WorkedCase } from '@duibiao/measures';
import { openings, Scribe } from '../../libs/replay/src/testing/entries.js';
import { type History, idsOf } from './history.js';

/** The entries of a ledger in which a history has happened; each fact is a submission of its own. `begins`: where all units are open. */
export function scribed(
  one: WorkedCase,
  history: History,
): { readonly entries: readonly Entry[]; readonly begins: number } {
  const scribe = new Scribe();
  scribe.submit(openings(one));
  const begins = scribe.position;
  const standing = new Set<string>();
  const submissions: string[] = [];
  for (const step of history) {
    if (step.do === 'review') {
      const submission = submissions[step.which % Math.max(submissions.length, 1)];
      if (submission !== undefined) scribe.review(submission, step.outcome);
      continue;
    }
    const stream = idsOf(step.fact).fact;
    const stands = standing.has(stream);
    if (step.do === 'void' && !stands) continue;
    if (step.do === 'void') standing.delete(stream);
    else standing.add(stream);
    const type = step.do === 'void' ? 'fact-voided' : stands ? 'fact-corrected' : 'fact-recorded';
    submissions.push(scribe.submit([{ type, fact: step.fact }]));
  }
  return { entries: scribe.entries, begins };
}
