import { demoKeysOf, readDemoKeys } from '@duibiao/demonstration';
import { roles } from '@duibiao/facts';
import { ClearError, readConfig } from '@duibiao/platform';
import { Command, InvalidArgumentError } from 'commander';
import type { KeyEntry } from '../http/answers.js';
import { ask, segment } from '../http/client.js';
import { connect } from '../http/connection.js';
import { print, printJson, table } from '../print.js';
import { demoKeyFile } from '../start/prepare.js';
import { say } from '../start/say.js';
import { type ServerOptions, withServer } from './options.js';

interface Grant {
  readonly role: string;
  readonly unit: string;
}

/** `duibiao keys`: who may do what. */
export function keysCommand(): Command {
  const keys = new Command('keys').description('list, create and revoke API keys');
  keys.addCommand(withServer(new Command('list').description('the keys of a ledger, never the secrets')).action(list));
  keys.addCommand(
    withServer(
      new Command('create')
        .description('issue a key: shown once, on stdout')
        .argument('<name>', 'whose key: an office, not a person')
        .requiredOption('--grant <role@unit>', `${roles.join(', ')} on a unit and all below; several times`, addGrant)
        .option('--label <text>', 'what it is for', 'key'),
    ).action(create),
  );
  keys.addCommand(
    withServer(
      new Command('revoke').description('nothing accepts it any more').argument('<id>', 'the key id, k-…'),
    ).action(revoke),
  );
  const demo = new Command('demo').description('the keys of the demonstration on this machine');
  keys.addCommand(demo.option('--json', 'print the file').action(showDemo));
  return keys;
}

async function list(options: ServerOptions): Promise<void> {
  const connection = connect(options, { role: 'operator' });
  const path = `/v1/ledgers/${segment(options.ledger)}/keys`;
  const answer = await ask<{ readonly keys: readonly KeyEntry[] }>(connection, { path });
  if (options.json) return printJson(answer);
  const rows = answer.keys.map(({ id, name, label, loopbackOnly, createdAt, revokedAt }) => {
    return [id, name, label, loopbackOnly ? 'this machine' : 'anywhere', createdAt.slice(0, 19), revokedAt ?? 'valid'];
  });
  print(table(['KEY', 'NAME', 'LABEL', 'WORKS ON', 'CREATED', 'REVOKED'], rows));
}

async function create(
  name: string,
  options: ServerOptions & { readonly grant: readonly Grant[]; readonly label: string },
): Promise<void> {
  const connection = connect(options, { role: 'operator' });
  const answer = await ask<{ readonly id: string; readonly key: string }>(connection, {
    method: 'POST',
    path: `/v1/ledgers/${segment(options.ledger)}/keys`,
    body: JSON.stringify({ name, label: options.label, grants: options.grant }),
  });
  say(`Issued ${answer.id}. The key is shown this once:`);
  if (options.json) return printJson(answer);
  print(answer.key);
}

async function revoke(id: string, options: ServerOptions): Promise<void> {
  const connection = connect(options, { role: 'operator' });
  await ask(connection, { method: 'DELETE', path: `/v1/ledgers/${segment(options.ledger)}/keys/${segment(id)}` });
  say(`Revoked ${id}.`);
}

function showDemo({ json }: { readonly json?: boolean }): void {
  const file = demoKeyFile(readConfig().home);
  const found = readDemoKeys(file);
  if (found === undefined) throw new ClearError(`${file} holds no demonstration keys: npm start makes them.`);
  say('Keys of the demonstrations; they work on this machine only.');
  if (json) return printJson(found);
  const rows = demoKeysOf(found).flatMap(({ ledger, keys: own }) =>
    own.map(({ name, roles: held, unit, key }) => [ledger, name, held.join(', '), unit, key]),
  );
  print(table(['--ledger', '--as', 'ROLES', 'UNIT', 'KEY'], rows));
}

function addGrant(text: string, before: readonly Grant[] = []): readonly Grant[] {
  const [, role, unit] = /^([a-z]+)@(\S+)$/.exec(text) ?? [];
  if (role !== undefined && unit !== undefined && roles.some((one) => one === role)) return [...before, { role, unit }];
  throw new InvalidArgumentError(`It must be role@unit, the role one of ${roles.join(', ')}.`);
}
