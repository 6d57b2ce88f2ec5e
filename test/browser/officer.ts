import { randomUUID } from 'node:crypto';
import type { Driver } from './driver.js';

interface Recorded {
  readonly lastPosition: string;
  readonly events: readonly { readonly fact: string }[];
}
interface Submissions {
  readonly submissions: readonly { readonly submission: string }[];
}
interface Facts {
  readonly facts: readonly { readonly fact: string; readonly state: string }[];
}

/** An officer of the unit whose transfer waits, who submits over the API while a visitor looks on. */
export class Officer {
  #attempts = 0;

  constructor(private readonly driver: Pick<Driver, 'system'>) {}

  /** Records that the waiting transfer was accepted, each time as one more attempt. */
  async accept(): Promise<{ readonly fact: string; readonly position: string }> {
    const { unit, subject: member, from, to, attempt } = this.driver.system.example();
    this.#attempts += 1;
    const values = { attempt: attempt + this.#attempts };
    const fact = { kind: 'transfer.accepted', refs: { member, from, to }, days: { occurredOn: '2020-12-01' }, values };
    const { events, lastPosition } = await this.#post('submissions', { plan: 'dongguan-2020', unit, facts: [fact] });
    return { fact: events[0]?.fact ?? '', position: lastPosition };
  }

  /** Corrects the day of a fact as it stands in that version. */
  async correct(fact: string, version: number, occurredOn: string): Promise<void> {
    const ifMatch = { 'if-match': `"${version}"` };
    await this.#post(`facts/${fact}/corrections`, { days: { occurredOn }, reason: '另有一人更正' }, ifMatch);
  }

  /** A fact of the unit's newest submission that stands. */
  async newestFact(): Promise<string> {
    const { unit } = this.driver.system.example();
    const { submissions } = await this.#ask<Submissions>(`submissions?unit=${unit}&limit=1`);
    const { facts } = await this.#ask<Facts>(`submissions/${submissions[0]?.submission}`);
    return facts.find(({ state }) => state === 'current')?.fact ?? '';
  }

  #ask<T>(address: string, init?: RequestInit): Promise<T> {
    const { system } = this.driver;
    return system.ask<T>(system.key('submitter', system.example().unit), address, init);
  }

  #post(address: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Recorded> {
    return this.#ask<Recorded>(address, {
      method: 'POST',
      headers: { ...headers, 'idempotency-key': `officer-${randomUUID()}` },
      body: JSON.stringify(body),
    });
  }
}
