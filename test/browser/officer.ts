import { randomUUID } from 'node:crypto';
import type { DemonstrationSystem } from './system.js';

interface Recorded {
  readonly lastPosition: string;
  readonly events: readonly { readonly fact: string }[];
}

/** An officer of the unit whose transfer waits, who submits over the API while a visitor looks on. */
export class Officer {
  #attempt: number;
  readonly #key: string;

  constructor(private readonly system: DemonstrationSystem) {
    const { unit, attempt } = system.example();
    this.#key = system.key('submitter', unit);
    this.#attempt = attempt;
  }

  /** Records that the waiting transfer was accepted, each time as one more attempt. Answers the fact. */
  async accept(): Promise<string> {
    const { unit, subject: member, from, to } = this.system.example();
    this.#attempt += 1;
    const values = { attempt: this.#attempt };
    const fact = { kind: 'transfer.accepted', refs: { member, from, to }, days: { occurredOn: '2020-12-01' }, values };
    const { events } = await this.#post('submissions', { plan: 'dongguan-2020', unit, facts: [fact] });
    return events[0]?.fact ?? '';
  }

  /** Corrects the day of a fact as it stands in that version. */
  async correct(fact: string, version: number, occurredOn: string): Promise<void> {
    const ifMatch = { 'if-match': `"${version}"` };
    await this.#post(`facts/${fact}/corrections`, { days: { occurredOn }, reason: '另有一人更正' }, ifMatch);
  }

  /** The newest fact that the unit submitted. */
  async newestFact(): Promise<string> {
    const { unit } = this.system.example();
    const { submissions } = await this.system.ask<{ submissions: { submission: string }[] }>(
      this.#key,
      `submissions?unit=${unit}&limit=1`,
    );
    const { facts } = await this.system.ask<{ facts: { fact: string }[] }>(
      this.#key,
      `submissions/${submissions[0]?.submission}`,
    );
    return facts[0]?.fact ?? '';
  }

  #post(address: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Recorded> {
    return this.system.ask<Recorded>(this.#key, address, {
      method: 'POST',
      headers: { ...headers, 'idempotency-key': `officer-${randomUUID()}` },
      body: JSON.stringify(body),
    });
  }
}
