import { randomBytes } from 'node:crypto';
import {
  bindSubmission,
  factId,
  systemStreamId,
  thingId,
  type Author,
  type Draft,
  type Entropy,
  type FactKinds,
  type LedgerEvent,
  type Role,
} from '@duibiao/facts';
import type pg from 'pg';
import type { Append } from './append.js';
import { keepContent } from './ledger-head.js';

/** What opens a ledger. */
export interface OpenLedger {
  readonly id: string;
  readonly name: string;
  readonly purpose: 'live' | 'demonstration';
  readonly timeZone: string;
  readonly root: { readonly unit: string; readonly type: string; readonly name: string; readonly openedOn: string };
  readonly factKinds: { readonly text: string; readonly kinds: FactKinds };
  readonly by: Author;
  /** Roles that the opener receives on the root unit. */
  readonly roles: readonly Role[];
  /** Demonstration only: the generator's first moment. */
  readonly recordedAt?: string;
  readonly submission: string;
}

/**
 * Opens a ledger with one submission: `ledger-opened`, the root unit as a fact, the opener's grants. Answers false where the
 * id is taken. The fact kinds stand content-addressed beside the ledger.
 */
export async function openLedger(
  pool: pg.Pool,
  append: Append,
  command: OpenLedger,
  entropy: Entropy,
): Promise<boolean> {
  const content = Buffer.from(command.factKinds.text, 'utf8');
  const sha256 = await keepContent(pool, command.id, 'application/yaml', content);
  await pool.query('SELECT ledger.open($1, $2, $3, $4, $5, $6, $7)', [
    command.id,
    command.name,
    command.purpose,
    command.timeZone,
    command.root.unit,
    Buffer.from(sha256, 'hex'),
    command.recordedAt ?? null,
  ]);
  const factKinds = { sha256, bytes: content.length, mediaType: 'application/yaml' };
  const drafts = [ledgerOpened(command, factKinds, entropy), rootOpened(command, entropy), ...grants(command, entropy)];
  const { events } = bindSubmission(drafts, command.submission);
  const { outcome } = await append(command.id, {
    submission: command.submission,
    principal: command.by.principal,
    request: randomBytes(20),
    digest: randomBytes(32),
    events,
    ...(command.recordedAt === undefined ? {} : { recordedAt: command.recordedAt }),
  });
  return outcome === 'appended';
}

type Common = Pick<LedgerEvent, 'schema' | 'by' | 'nonce'>;
const common = ({ by }: OpenLedger, entropy: Entropy): Common => ({ schema: 1, by, nonce: entropy.nonce() });

function ledgerOpened(
  command: OpenLedger,
  factKinds: { readonly sha256: string; readonly bytes: number; readonly mediaType: string },
  entropy: Entropy,
): Draft {
  const { id, name, purpose, timeZone, root } = command;
  const stream = systemStreamId('ledger', { ledger: id });
  const ledger = { id, name, purpose, timeZone, root: root.unit, factKinds };
  const event = { ...common(command, entropy), type: 'ledger-opened', stream, version: 1, ledger } as const;
  return { event, expected: 0, units: [root.unit], texts: [] };
}

function rootOpened(command: OpenLedger, entropy: Entropy): Draft {
  const { unit, type, name, openedOn } = command.root;
  const kind = command.factKinds.kinds.get('unit.opened');
  if (kind === undefined) throw new Error('the fact kinds lack unit.opened');
  const parts = { refs: { unit }, days: { validFrom: openedOn }, values: { type, name } };
  const source = { unit };
  const thing = thingId('unit.opened', kind, parts);
  const stream = factId('unit.opened', kind, parts, source);
  const fact = { kind: 'unit.opened', thing, ...parts, source, owner: unit };
  const event = { ...common(command, entropy), type: 'fact-recorded', stream, version: 1, fact } as const;
  const head = { unit: { id: unit, parent: null, type, name, openedOn } };
  return { event, expected: 0, units: [unit], texts: [], head };
}

const grants = (command: OpenLedger, entropy: Entropy): Draft[] =>
  command.roles.map((role) => {
    const grant = { principal: command.by.principal, role, unit: command.root.unit };
    const stream = systemStreamId('grant', { ...grant });
    const event = { ...common(command, entropy), type: 'grant-given', stream, version: 1, grant } as const;
    return { event, expected: 0, units: [grant.unit], texts: [], head: { grant } };
  });
