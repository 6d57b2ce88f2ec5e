import { factFields, type FactKinds, systemStreamId } from '@duibiao/facts';
import { defineMeasure, parameterChecks, parameterSchemas, type Definition } from '@duibiao/measures';
import { planPosition, readContent, readInScope, readStream, readTexts } from '@duibiao/ledger';
import { loadPlan, type LoadedPlan, type Plan } from '@duibiao/plan';
import { Injectable } from '@nestjs/common';
import { Core } from '../core/core.js';

export type LedgerPlan = Plan<typeof parameterSchemas>;
export type LedgerIndicator = LedgerPlan['indicators'][number];

/** The publication of one version of a plan. */
export interface PublishedVersion {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly position: bigint;
  readonly recordedAt: string;
  readonly sha256: string;
  readonly mediaType: string;
  readonly principal: string;
  /** Digest of the text that says why; null where none was given. */
  readonly reason: string | null;
}

/** One version of a plan as the ledger holds it. */
export interface PlanVersion extends PublishedVersion {
  readonly text: string;
  readonly plan: LedgerPlan;
}

/** Checks a plan file against the kinds of this engine and the fact kinds of a ledger. */
export const lintPlan = (text: string, kinds: FactKinds): LoadedPlan<typeof parameterSchemas> =>
  loadPlan(text, { kinds: parameterSchemas, checks: parameterChecks, factKinds: factFields(kinds) });

/** Plans by their content: what is content-addressed never changes, so it is loaded once. So are the versions, up to the newest. */
@Injectable()
export class PlanShelf {
  readonly #versions = new Map<string, { readonly newest: bigint; readonly versions: readonly PublishedVersion[] }>();
  readonly #plans = new Map<string, { readonly text: string; readonly plan: LedgerPlan }>();
  readonly #definitions = new WeakMap<LedgerIndicator, Definition>();

  constructor(private readonly core: Core) {}

  /** The version asked for, or the newest at a position; none where the plan was not there yet. */
  async find(
    ledger: string,
    id: string,
    asked: { readonly version?: number; readonly at?: bigint },
  ): Promise<PlanVersion | undefined> {
    const published = await this.versions(ledger, id);
    const known = published.filter(({ position }) => asked.at === undefined || position <= asked.at);
    const found = asked.version === undefined ? known.at(-1) : known.find(({ version }) => version === asked.version);
    return found && { ...found, ...(await this.#load(ledger, found.sha256)) };
  }

  /** Every version, oldest first; none where the ledger has no such plan. Plans are seen by whoever sees the ledger. */
  async versions(ledger: string, id: string): Promise<readonly PublishedVersion[]> {
    const newest = await planPosition(this.core.pool, ledger, id);
    if (newest === undefined) return [];
    const name = `${ledger} ${id}`;
    const known = this.#versions.get(name);
    if (known?.newest === newest) return known.versions;
    const versions = await this.#readVersions(ledger, id);
    this.#versions.set(name, { newest, versions });
    return versions;
  }

  async #readVersions(ledger: string, id: string): Promise<readonly PublishedVersion[]> {
    const stream = systemStreamId('plan', { plan: id });
    const entries = await readInScope(this.core.pool, { ledger, units: '*' }, (client) =>
      readStream(client, ledger, stream),
    );
    return entries.flatMap(({ entry: { body, recordedAt }, position }) => {
      if (body.type !== 'plan-published') return [];
      const { content, reason, ...rest } = body.plan;
      const { sha256, mediaType } = content;
      const { principal } = body.by;
      return [{ ...rest, sha256, mediaType, position, recordedAt, principal, reason: reason?.sha256 ?? null }];
    });
  }

  /** Why versions were published, by digest; an erased text is missing. */
  async reasons(ledger: string, versions: readonly PublishedVersion[]): Promise<ReadonlyMap<string, string>> {
    const digests = versions.flatMap(({ reason }) => reason ?? []);
    return readInScope(this.core.pool, { ledger, units: '*' }, (client) => readTexts(client, ledger, digests));
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
