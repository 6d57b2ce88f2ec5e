import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { addPrincipal, randomId } from '@duibiao/access';
import { bindSubmission, type Draft, type FactRecorded, readFactKinds, roles } from '@duibiao/facts';
import { createAppender, openLedger } from '@duibiao/ledger';
import { projectRoot } from '@duibiao/platform';
import type pg from 'pg';
import { parse } from 'yaml';

/** Opens a ledger as the API does and appends so many facts, one to three a submission. */
export async function openReal(api: pg.Pool, ledger: string, facts: number): Promise<void> {
  const principal = await addPrincipal(api, ledger, true);
  const text = readFileSync(path.join(projectRoot, 'seeds/fact-kinds.yaml'), 'utf8');
  const kinds = readFactKinds(parse(text, { merge: true }));
  if (!kinds.ok) throw new Error(kinds.faults.join('\n'));
  const opened = await openLedger(
    api,
    {
      id: ledger,
      name: ledger,
      purpose: 'live',
      timeZone: 'Asia/Shanghai',
      root: { unit: 'u', type: 'city', name: 'Unit', openedOn: '2019-01-01' },
      factKinds: { text, kinds: kinds.kinds },
      by: { principal, channel: 'api' },
      roles,
      submission: randomId('sub-'),
    },
    { nonce: () => randomBytes(16).toString('base64url'), salt: () => randomBytes(16) },
  );
  if (!opened) throw new Error(`ledger ${ledger} is there already`);
  const append = createAppender(api);
  for (let done = 0, items = 1; done < facts; items = 1 + (items % 3)) {
    const drafts = Array.from({ length: Math.min(items, facts - done) }, () => draft(principal));
    done += drafts.length;
    const submission = randomId('sub-');
    const outcome = await append(ledger, {
      submission,
      principal,
      request: randomBytes(20),
      digest: randomBytes(32),
      claim: { role: 'submitter', units: ['u'] },
      events: bindSubmission(drafts, submission).events,
    });
    if (outcome.outcome !== 'appended') throw new Error(`refused: ${outcome.outcome}`);
  }
}

function draft(principal: string): Draft {
  const stream = randomBytes(20).toString('hex');
  const event: FactRecorded = {
    schema: 1,
    type: 'fact-recorded',
    stream,
    version: 1,
    by: { principal, channel: 'api' },
    nonce: randomBytes(16).toString('base64url'),
    fact: {
      kind: 'stock.counted',
      thing: stream,
      refs: { unit: 'u' },
      days: { occurredOn: '2020-06-30' },
      values: { count: 7 },
      source: { unit: 'u' },
      owner: 'u',
    },
  };
  return { event, expected: 0, units: ['u'], texts: [] };
}
