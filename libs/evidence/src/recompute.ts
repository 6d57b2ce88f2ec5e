import { canonicalJson, type Entry } from '@duibiao/facts';
import { demand } from '@duibiao/log';
import { parameterSchemas } from '@duibiao/measures';
import { loadPlan } from '@duibiao/plan';
import { type ContentOf, foldedResult, kindsOf, LedgerFold } from '@duibiao/replay';
import {
  countVerdicts,
  ENGINE,
  type Result,
  type ResultIndicator,
  resultIndicators,
  writeResult,
} from '@duibiao/results';
import type { Publications, Published } from './published.js';

/** One published result, computed anew. */
export interface Recomputed {
  readonly published: Published;
  /** SHA-256 in hex of what the fold gives; null where another engine computed it, which this program is not. */
  readonly digest: string | null;
  /** What of the published entry is not what was computed: `digest`, `organisationVersion`, `verdicts`. */
  readonly differs: readonly string[];
}

/**
 * Computes published results anew by the fold road, in one pass over the entries.
 *
 * @param entries from position 1, in order
 * @throws LogFault where a plan that was published cannot be read
 */
export async function recompute(
  entries: AsyncIterable<Entry>,
  asked: readonly Published[],
  publications: Publications,
  contentOf: ContentOf,
): Promise<Recomputed[]> {
  const done: Recomputed[] = asked.flatMap((one) =>
    one.engine === ENGINE ? [] : [{ published: one, digest: null, differs: [] }],
  );
  const due = asked.filter(({ engine }) => engine === ENGINE).toSorted((one, other) => one.position - other.position);
  const indicators = new Map<string, readonly ResultIndicator[]>();
  for (const one of due) {
    demand(
      Number.isSafeInteger(one.position) && one.position >= 1 && one.position < one.at,
      `position ${one.at}: it publishes the numbers of position ${one.position}, which is none before it`,
    );
    const sha256 = publications.planOf(one);
    demand(
      sha256 !== undefined,
      `position ${one.at}: version ${one.planVersion} of plan ${one.plan} was never published`,
    );
    if (!indicators.has(sha256)) indicators.set(sha256, await indicatorsOf(sha256, contentOf));
  }
  if (due.length === 0) return done;
  const { id, root } = publications.ledger;
  let fold: LedgerFold | undefined;
  for await (const entry of entries) {
    fold ??= new LedgerFold(await kindsOf(entry, contentOf), [...indicators.values()].flat());
    fold.apply(entry);
    while (due[0]?.position === entry.position) {
      const published = due.shift() as Published;
      const { plan, planVersion, day } = published;
      const of = { ledger: id, plan, planVersion, day, root, basis: 'all', engine: ENGINE } as const;
      const own = indicators.get(publications.planOf(published) ?? '') ?? [];
      done.push(comparedWith(published, await foldedResult(fold, of, own)));
    }
    if (due.length === 0) break;
  }
  demand(due.length === 0, `position ${due[0]?.position ?? 0} is missing: its numbers cannot be computed`);
  return done.toSorted((one, other) => one.published.at - other.published.at);
}

function comparedWith(published: Published, result: Result): Recomputed {
  const { digest } = writeResult(result);
  const pairs = {
    digest: [published.digest, digest],
    organisationVersion: [published.organisationVersion, result.head.organisationVersion],
    verdicts: [canonicalJson(published.verdicts), canonicalJson(countVerdicts(result))],
  } as const;
  const differs = Object.entries(pairs).flatMap(([name, [said, found]]) => (said === found ? [] : [name]));
  return { published, digest, differs };
}

async function indicatorsOf(sha256: string, contentOf: ContentOf): Promise<readonly ResultIndicator[]> {
  const read = loadPlan(await contentOf(sha256), { kinds: parameterSchemas });
  demand(read.ok, `the plan ${sha256} cannot be read`);
  return resultIndicators(read.plan);
}
