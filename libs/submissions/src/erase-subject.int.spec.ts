import { readFileSync } from 'node:fs';
import path from 'node:path';
import { addPrincipal, randomId, subjectIds } from '@duibiao/access';
import { readFactKinds, roles, type ProposedFact } from '@duibiao/facts';
import { createAppender, openLedger, readEntries, vacuumErased } from '@duibiao/ledger';
import { createPool, projectRoot } from '@duibiao/platform';
import { createTestDatabase, testSecrets, type TestDatabase } from '@duibiao/platform/testing';
import type pg from 'pg';
import { beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { correctFact, voidFact } from './change.js';
import { openDesk, type Caller, type Desk } from './desk.js';
import { eraseSubject } from './erase-subject.js';
import { submitFacts } from './record.js';
import { reviewSubmission } from './review.js';
import { contactNoted } from './testing/contact-noted.js';

const text = readFileSync(path.join(projectRoot, 'seeds/fact-kinds.yaml'), 'utf8') + contactNoted;
const kinds = readFactKinds(parse(text, { merge: true }));
if (!kinds.ok) throw new Error(kinds.faults.join('\n'));
const factKinds = { text, kinds: kinds.kinds };
const ledger = 'spec';

let database: TestDatabase;
let pool: pg.Pool;
let owner: pg.Pool;
let desk: Desk;
let caller: Caller;
let reviewer: Caller;
let people: { readonly anna: string; readonly bo: string; readonly cai: string };

beforeEach(async () => {
  database = await createTestDatabase();
  pool = createPool({ url: database.apiUrl, applicationName: 'spec' });
  owner = createPool({ url: database.superuserUrl, applicationName: 'spec behind the scenes' });
  desk = openDesk(pool, createAppender(pool), testSecrets().idempotencyKey);
  const grants = roles.map((role) => ({ role, unit: 'dg' }));
  caller = { principal: await addPrincipal(pool, 'spec', true), channel: 'api', grants };
  await openLedger(
    pool,
    {
      id: ledger,
      name: ledger,
      purpose: 'live',
      timeZone: 'Asia/Shanghai',
      root: { unit: 'dg', type: 'city', name: 'Dongguan', openedOn: '2019-01-01' },
      factKinds,
      by: { principal: caller.principal, channel: 'api' },
      roles,
      submission: randomId('sub-'),
    },
    desk.entropy,
  );
  reviewer = { principal: await addPrincipal(pool, 'reviewer', false), channel: 'api', grants };
  await owner.query(`INSERT INTO ledger.grants VALUES ($1, $2, 'reviewer', 'dg', 1)`, [ledger, reviewer.principal]);
  const [anna = '', bo = '', cai = ''] = await ids('anna', 'bo', 'cai');
  people = { anna, bo, cai };
  return async () => {
    await Promise.all([pool.end(), owner.end()]);
    await database.drop();
  };
});

const ids = (...references: string[]): Promise<string[]> =>
  subjectIds(pool, testSecrets(), { ledger, unit: 'dg', scheme: 'member-number', references });
const contact = (person: string, matter: string, words?: string, evidence?: string): ProposedFact => ({
  kind: 'contact.noted',
  refs: { unit: 'dg', person },
  days: { occurredOn: '2020-05-04' },
  values: { matter, ...(words === undefined ? {} : { words }) },
  ...(evidence === undefined ? {} : { evidence: [evidence] }),
});
const submit = (facts: readonly ProposedFact[], note?: string, key: string = randomId('key-'), at = desk) =>
  submitFacts(at, caller, { ledger, unit: 'dg', facts, note, key });

interface Written {
  readonly submission: string;
  readonly firstPosition: string;
  readonly events: readonly { readonly fact: string }[];
}
function done<T>(outcome: { readonly ok: true; readonly answer: T } | { readonly ok: false }): T {
  if (outcome.ok) return outcome.answer;
  throw new Error(JSON.stringify(outcome));
}
const change = (fact: string, version: number, reason: string) => ({
  ledger,
  fact,
  version,
  reason,
  key: randomId('key-'),
});
const review = ({ submission, firstPosition, events }: Written, reason: string, at = desk) => {
  const place = { first: BigInt(firstPosition), items: events.length };
  const asked = { ledger, submission, place, outcome: 'accepted', reason, key: randomId('key-') } as const;
  return reviewSubmission(at, reviewer, asked);
};
const erase = (subject: string, reason = 'file 1', key: string = randomId('key-'), by = caller, at = desk) =>
  eraseSubject(at, by, { ledger, subject, reason, key });

const standing = async (): Promise<string[]> => {
  const { rows } = await owner.query<{ content: string }>('SELECT content FROM ledger.texts ORDER BY content');
  return rows.map(({ content }) => content);
};
const entries = async (): Promise<string[]> =>
  (await readEntries(owner, ledger, 0n, 1000)).map(({ bytes }) => bytes.toString('utf8'));

describe('a person who is erased', () => {
  it('takes along every text about it, and no other; no entry changes', async () => {
    const { anna, bo, cai } = people;
    const mixed = done(
      await submit(
        [
          contact(bo, 'one', 'words on bo', 'evidence on bo'),
          contact(anna, 'two', 'words on anna', 'evidence on anna'),
        ],
        'note on both',
      ),
    );
    const fact = mixed.events[1]?.fact ?? '';
    const corrected = change(fact, 1, 'reason on anna');
    done(await correctFact(desk, caller, { ...corrected, values: { words: 'other words on anna' } }));
    const passed = done(
      await correctFact(desk, caller, { ...change(fact, 2, 'it was not anna but cai'), refs: { person: cai } }),
    );
    done(await review(mixed, 'review of both'));
    done(await review(passed, 'review of what anna no longer stands in'));
    const other = done(await submit([contact(anna, 'three')], 'note on anna'));
    const replaced = { fact: other.events[0]?.fact ?? '', version: 1, reason: 'reason to replace' };
    done(await submit([{ ...contact(bo, 'four', 'more words on bo'), replaces: replaced }], 'note of the replacing'));
    const last = done(await submit([contact(anna, 'five')]));
    done(await voidFact(desk, caller, change(last.events[0]?.fact ?? '', 1, 'reason to void')));
    done(await review(done(await submit([contact(bo, 'six')], 'note on bo')), 'review of bo'));
    const before = await entries();
    expect(await standing()).toHaveLength(17);

    const answer = done(await erase(anna, 'file 7'));
    expect(answer).toMatchObject({ subject: anna, texts: 12, position: String(before.length + 1) });
    expect(await standing()).toEqual(
      ['words on bo', 'evidence on bo', 'more words on bo', 'note on bo', 'review of bo', 'file 7'].sort(),
    );
    const after = await entries();
    expect(after.slice(0, -1)).toEqual(before);
    expect(JSON.parse(after.at(-1) ?? '')).toMatchObject({
      body: { type: 'subject-erased', erasure: { subject: anna, texts: 12 }, version: 1 },
    });
    const { rows } = await owner.query('SELECT subject_id FROM vault.subjects ORDER BY 1');
    expect(rows).toEqual([bo, cai].sort().map((subject_id) => ({ subject_id })));
    await vacuumErased(pool);
  });

  it('is named anew by the same reference', async () => {
    const { anna, bo } = people;
    done(await erase(anna));
    const [again, same] = await ids('anna', 'bo');
    expect(again).toMatch(/^s-[a-z2-7]{26}$/);
    expect(again).not.toBe(anna);
    expect(same).toBe(bo);
  });

  it('is erased once, for an operator of the whole ledger; the same request has the same answer', async () => {
    const { anna } = people;
    const first = await erase(anna, 'file 1', 'key-1');
    expect(await erase(anna, 'file 1', 'key-1')).toEqual(first);
    expect(await erase(anna, 'file 2', 'key-1')).toMatchObject({ refusal: { kind: 'key-reused' } });
    const position = first.ok ? first.answer.position : '';
    expect(await erase(anna)).toMatchObject({ refusal: { kind: 'erased', subject: anna, position } });
    expect(await erase(randomId('s-'))).toMatchObject({ refusal: { kind: 'absent' } });
    for (const role of roles.filter((one) => one !== 'operator')) {
      const by: Caller = { ...caller, grants: [{ role, unit: 'dg' }] };
      expect(await erase(people.bo, 'file 3', randomId('key-'), by)).toMatchObject({ refusal: { kind: 'absent' } });
    }
    // The grants are checked again where it counts.
    await owner.query(`DELETE FROM ledger.grants WHERE role = 'operator'`);
    expect(await erase(people.bo)).toMatchObject({ refusal: { kind: 'absent' } });
    expect(await ids('bo')).toEqual([people.bo]);
  });

  it('stays erased', async () => {
    const { anna } = people;
    const sent = [contact(anna, 'one', 'words on anna')];
    const first = done(await submit(sent, 'note on anna', 'key-sent'));
    const fact = first.events[0]?.fact ?? '';
    done(await erase(anna, 'file 1'));
    expect(done(await submit(sent, 'note on anna', 'key-sent'))).toEqual(first);
    const unknown = { kind: 'invalid', faults: [{ rule: 'unknown-subject' }] };
    expect(await submit([contact(anna, 'two', 'new words on anna')])).toMatchObject({ refusal: unknown });
    const correction = { ...change(fact, 1, 'new reason on anna'), values: { words: 'new words' } };
    expect(await correctFact(desk, caller, correction)).toMatchObject({ refusal: unknown });
    expect(await standing()).toEqual(['file 1']);
  });

  it('may have what is wrong voided; what is written then can be erased in its turn', async () => {
    const { anna } = people;
    const first = done(await submit([contact(anna, 'one', 'words on anna')]));
    done(await erase(anna, 'file 1'));
    done(await voidFact(desk, caller, change(first.events[0]?.fact ?? '', 1, 'anna moved away')));
    done(await review(first, 'anna again'));
    expect(await standing()).toEqual(['anna again', 'anna moved away', 'file 1']);
    expect(done(await erase(anna, 'file 2'))).toMatchObject({ texts: 2 });
    expect(await standing()).toEqual(['file 1', 'file 2']);
    expect(await erase(anna)).toMatchObject({ refusal: { kind: 'erased' } });
  });
});

describe('an erasure while others write', () => {
  it('leaves nothing of what is recorded at the same time', async () => {
    for (let round = 0; round < 3; round++) {
      const [person = ''] = await ids(`round ${round}`);
      const first = done(await submit([contact(person, `${round} first`, 'words')], 'note'));
      // Desks of their own, as in several processes.
      const desks = Array.from({ length: 4 }, () => openDesk(pool, createAppender(pool), testSecrets().idempotencyKey));
      const writing = desks.map(async (at, lane) => {
        for (let n = 0; n < 8; n++)
          await submit([contact(person, `${round} ${lane} ${n}`, 'words')], 'note', randomId('key-'), at);
      });
      const correcting = (async () => {
        for (let version = 1; version < 8; version++) {
          const asked = {
            ...change(first.events[0]?.fact ?? '', version, 'reason'),
            values: { words: `words ${version}` },
          };
          await correctFact(desk, caller, asked);
        }
      })();
      const erasing = erase(person, 'file');
      await Promise.all([...writing, correcting]);
      expect(done(await erasing).texts).toBeGreaterThanOrEqual(2);
      expect(new Set(await standing())).toEqual(new Set(['file']));
    }
  });

  /** A desk on which somebody else does something just after subjects were looked up. */
  const interrupted = (meanwhile: () => Promise<unknown>): Desk => {
    let isDone = false;
    const subjects: Desk['subjects'] = async (...asked) => {
      const known = await desk.subjects(...asked);
      if (!isDone) await meanwhile();
      isDone = true;
      return known;
    };
    return { ...desk, subjects };
  };

  it('has a correction, a void, a replacement and a review refused that were decided before it', async () => {
    const refusal = { kind: 'erased-meanwhile' };
    const attempts: ((at: Desk, written: Written) => Promise<unknown>)[] = [
      (at, { events }) =>
        correctFact(at, caller, { ...change(events[0]?.fact ?? '', 1, 'late'), values: { words: 'late' } }),
      (at, { events }) => voidFact(at, caller, change(events[0]?.fact ?? '', 1, 'late')),
      (at, { events }) => {
        const replaces = { fact: events[0]?.fact ?? '', version: 1, reason: 'late' };
        return submit([{ ...contact(people.bo, randomId('s-')), replaces }], 'late', randomId('key-'), at);
      },
      (at, written) => review(written, 'late', at),
    ];
    for (const [index, attempt] of attempts.entries()) {
      const [person = ''] = await ids(`person ${index}`);
      const written = done(await submit([contact(person, `matter ${index}`)]));
      const at = interrupted(async () => done(await erase(person, 'file')));
      expect(await attempt(at, written)).toMatchObject({ ok: false, refusal });
      expect(new Set(await standing())).toEqual(new Set(['file']));
    }
  });

  it('reads again what came between its reading and its writing', async () => {
    const { anna } = people;
    done(await submit([contact(anna, 'one', 'words')]));
    let isFirst = true;
    const append: Desk['append'] = async (...asked) => {
      if (isFirst) {
        isFirst = false;
        done(await submit([contact(anna, 'two', 'late words')], 'late note'));
      }
      return desk.append(...asked);
    };
    const erased = await erase(anna, 'file', randomId('key-'), caller, { ...desk, append });
    expect(done(erased)).toMatchObject({ texts: 3 });
    expect(await standing()).toEqual(['file']);
  });
});

it('only an erasure deletes: the role of the API may not', async () => {
  for (const table of ['ledger.texts', 'vault.subjects']) {
    for (const statement of [`DELETE FROM ${table}`, `TRUNCATE ${table}`, `UPDATE ${table} SET ledger_id = 'x'`])
      await expect(pool.query(statement)).rejects.toThrow('permission denied');
  }
  await expect(pool.query(`SELECT ledger.erase('spec', '{}', 1)`)).rejects.toThrow('permission denied');
});
