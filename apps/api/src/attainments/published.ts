import { readContent, readEntry, readInScope } from '@duibiao/ledger';
import { readResult, type Result } from '@duibiao/results';
import type { z } from 'zod';
import type { Core } from '../core/core.js';
import { invalid } from '../http/problem.js';
import type { Access } from '../http/request.js';
import type { AttainmentView, LineageQuery, lineageSchema } from './attainment.schema.js';

/** A result that the ledger holds, with the entry that published it. */
export interface PublishedResult {
  readonly position: bigint;
  readonly recordedAt: string;
  readonly digest: string;
  readonly result: Result;
}

/** The result of a plan that was published at a position. Results are seen by whoever sees the ledger; which units, the caller decides. */
export async function publishedAt(
  core: Core,
  { scope }: Access,
  plan: string,
  position: bigint,
): Promise<PublishedResult> {
  const { ledger } = scope;
  const found = await readInScope(core.pool, { ledger, units: '*' }, (client) => readEntry(client, ledger, position));
  const body = found?.entry.body;
  if (found === undefined || body?.type !== 'metrics-published' || body.metrics.plan !== plan) {
    const legal = `a position at which a result of plan ${plan} was published`;
    const message = `nothing of plan ${plan} was published at position ${position}: expected ${legal}`;
    throw invalid([{ pointer: 'published', rule: 'not-published', message, legal }]);
  }
  const { sha256 } = body.metrics.content;
  const content = await readContent(core.pool, ledger, sha256);
  if (content === undefined) throw new Error(`the result ${sha256} of ledger ${ledger} is not there`);
  return { position, recordedAt: found.entry.recordedAt, digest: sha256, result: readResult(content) };
}

/** The question that a published number answers. */
export function questionOf(asked: LineageQuery, { result: { head } }: PublishedResult): LineageQuery {
  const { planVersion, position, day, organisation } = head;
  return { ...asked, planVersion, at: { kind: 'position', position }, on: day, organisation };
}

/** What was published of an indicator and unit, beside what is said of it now. */
export function publishedView(
  { position, recordedAt, digest, result }: PublishedResult,
  { indicator, unit, value, verdict }: AttainmentView,
): z.output<typeof lineageSchema>['published'] {
  const own = result.lines.filter((line) => line.indicator === indicator);
  const line = own.find((one) => one.unit === unit) ?? own.find((one) => one.unit === null);
  if (line === undefined) return null;
  const text = value === null ? null : `${value.numerator}/${value.denominator}`;
  return {
    position: position.toString(),
    recordedAt,
    digest,
    value: line.value,
    verdict: line.verdict,
    agrees: line.value === text && line.verdict === verdict,
  };
}
