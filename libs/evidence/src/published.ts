import type { Entry } from '@duibiao/facts';

/** A result that a ledger published. */
export interface Published {
  /** Where it stands as an entry. */
  readonly at: number;
  readonly plan: string;
  readonly planVersion: number;
  /** P and D of its numbers. */
  readonly position: number;
  readonly day: string;
  readonly engine: string;
  readonly organisationVersion: string;
  /** How many units got each verdict. */
  readonly verdicts: Readonly<Record<string, number>>;
  /** SHA-256 in hex of the result: the digest of the numbers. */
  readonly digest: string;
}

/** What a ledger says of itself that is needed to compute its numbers anew, gathered entry by entry. */
export class Publications {
  readonly published: Published[] = [];
  #opened: { readonly id: string; readonly root: string } | undefined;
  /** Plan and version → SHA-256 of its file. */
  readonly #plans = new Map<string, string>();
  /** Every content that an entry names: SHA-256 → length in bytes. */
  readonly contents = new Map<string, number>();

  add({ body, position }: Entry): void {
    if (body.type === 'ledger-opened') {
      const { id, root, factKinds } = body.ledger;
      this.#opened = { id, root };
      this.contents.set(factKinds.sha256, factKinds.bytes);
    } else if (body.type === 'plan-published') {
      const { id, version, content } = body.plan;
      this.#plans.set(`${id} ${version}`, content.sha256);
      this.contents.set(content.sha256, content.bytes);
    } else if (body.type === 'metrics-published') {
      const { position: of, content, schedule: _, ...said } = body.metrics;
      this.contents.set(content.sha256, content.bytes);
      this.published.push({ ...said, at: position, position: of, digest: content.sha256 });
    }
  }

  /** @throws RangeError before the first entry was added */
  get ledger(): { readonly id: string; readonly root: string } {
    if (this.#opened === undefined) throw new RangeError('the first entry of a ledger opens it');
    return this.#opened;
  }

  planOf({ plan, planVersion }: Pick<Published, 'plan' | 'planVersion'>): string | undefined {
    return this.#plans.get(`${plan} ${planVersion}`);
  }
}
