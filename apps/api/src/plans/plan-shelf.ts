import { factFields, type FactKinds, systemStreamId } from '@duibiao/facts';
import { defineMeasure, parameterChecks, parameterSchemas, type Definition } from '@duibiao/measures';
import { readContent, readInScope, readStream } from '@duibiao/ledger';
import { loadPlan, type LoadedPlan, type Plan } from '@duibiao/plan';
import { Injectable } from '@nestjs/common';
import { Core } from '../core/core.js';

export type LedgerPlan = Plan<typeof parameterSchemas>;
export type LedgerIndicator = LedgerPlan['indicators'][number];

/** One version of a plan as the ledger holds it. */
export interface PlanVersion {
  readonly id: string;
  readonly version: number;
  readonly position: bigint;
  readonly recordedAt: string;
  readonly sha256: string;
  readonly mediaType: string;
  readonly text: string;
  readonly plan: LedgerPlan;
}

/** Checks a plan file against the kinds of this engine and the fact kinds of a ledger. */
export const lintPlan = (text: string, kinds: FactKinds): LoadedPlan<typeof parameterSchemas> =>
  loadPlan(text, { kinds: parameterSchemas, checks: parameterChecks, factKinds: factFields(kinds) });

/** Plans by their content: what is content-addressed never changes, so it is loaded once. */
@Injectable()
export class PlanShelf {
  readonly #plans = new Map<string, { readonly text: string; readonly plan: LedgerPlan }>();
  readonly #definitions = new WeakMap<LedgerIndicator, Definition>();

  constructor(private readonly core: Core) {}

  /** The version asked for, or the newest at a position; none where the plan was not there yet. */
  async find(
    ledger: string,
    id: string,
    asked: { readonly version?: number; readonly at?: bigint },
  ): Promise<PlanVersion | undefined> {
    const stream = systemStreamId('plan', { plan: id });
    const entries = await readInScope(this.core.pool, { ledger, units: '*' }, (client) =>
      readStream(client, ledger, stream),
    );
    const published = entries.flatMap(({ entry, position }) =>
      entry.body.type === 'plan-published' && (asked.at === undefined || position <= asked.at)
        ? [{ ...entry.body.plan, position, recordedAt: entry.recordedAt }]
        : [],
    );
    const found =
      asked.version === undefined ? published.at(-1) : published.find(({ version }) => version === asked.version);
    if (found === undefined) return undefined;
    const { version, position, recordedAt, content } = found;
    const { sha256, mediaType } = content;
    return { id, version, position, recordedAt, sha256, mediaType, ...(await this.#load(ledger, sha256)) };
  }

  definition(indicator: LedgerIndicator): Definition {
    const known = this.#definitions.get(indicator) ?? defineMeasure(indicator);
    this.#definitions.set(indicator, known);
    return known;
  }

  async #load(ledger: string, sha256: string): Promise<{ readonly text: string; readonly plan: LedgerPlan }> {
    const known = this.#plans.get(sha256);
    if (known !== undefined) return known;
    const text = (await readContent(this.core.pool, ledger, sha256))?.toString('utf8');
    const loaded = text === undefined ? undefined : loadPlan(text, { kinds: parameterSchemas });
    if (text === undefined || loaded?.ok !== true)
      throw new Error(`the plan ${sha256} of ledger ${ledger} cannot be read`);
    const entry = { text, plan: loaded.plan };
    this.#plans.set(sha256, entry);
    return entry;
  }
}
