import { Command, InvalidArgumentError } from 'commander';
import type { ParkedFact, ParkedFactList } from '../http/answers.js';
import { ask, segment } from '../http/client.js';
import { connect } from '../http/connection.js';
import { print, printJson, table } from '../print.js';
import { say } from '../start/say.js';
import { type ServerOptions, withServer } from './options.js';

/** `duibiao parked`: recorded facts that cannot be applied. */
export function parkedCommand(): Command {
  const parked = new Command('parked').description('list and release recorded facts that cannot be applied');
  parked.addCommand(withServer(new Command('list').description('what waits, and why')).action(list));
  parked.addCommand(
    withServer(
      new Command('release')
        .description(
          'project a fact again, once its cause is mended: numbers go back to just before it and come up again',
        )
        .argument('<fact>', 'the fact as the list names it', factId),
    ).action(release),
  );
  return parked;
}

const pathOf = (ledger: string): string => `/v1/ledgers/${segment(ledger)}/parked-facts`;

async function list(options: ServerOptions): Promise<void> {
  const { ledger, json } = options;
  const answer = await ask<ParkedFactList>(connect(options, { role: 'operator' }), { path: pathOf(ledger) });
  if (json) return printJson(answer);
  if (answer.parkedFacts.length === 0) return say('No fact is parked.');
  const rows = answer.parkedFacts.map(({ fact, position, type, kind, events, parkedAt, releaseAskedAt, reason }) => {
    const state = releaseAskedAt === null ? parkedAt.slice(0, 19) : 'being released';
    return [fact, position, kind === null ? type : `${type} ${kind}`, String(events), state, reason];
  });
  print(table(['FACT', 'POSITION', 'WHAT', 'EVENTS', 'PARKED (UTC)', 'WHY'], rows));
}

async function release(fact: string, options: ServerOptions): Promise<void> {
  const { ledger, json } = options;
  const answer = await ask<ParkedFact>(connect(options, { role: 'operator' }), {
    method: 'POST',
    path: `${pathOf(ledger)}/${segment(fact)}/release`,
  });
  if (json) return printJson(answer);
  print(
    `${answer.fact} is being released: numbers go back to position ${BigInt(answer.position) - 1n} and come up again.`,
  );
}

function factId(text: string): string {
  if (/^[0-9a-f]{40}$/.test(text)) return text;
  throw new InvalidArgumentError('It must be a fact as the list names it: 40 hex digits.');
}
