import { randomBytes } from 'node:crypto';
import {
  bindSubmission,
  factIds,
  systemStreamId,
  type Author,
  type Draft,
  type Entropy,
  type FactKinds,
  type LedgerEvent,
  type Role,
} from '@duibiao/facts';
import { inTransaction } from '@duibiao/platform';
import type pg from 'pg';
import { callAppend } from './append-call.js';
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
 * Opens a ledger with one submission, in one transaction: `ledger-opened`, the root unit as a fact, the opener's grants. Of two
 * that open the same id one waits for the other's commit and is told false. The fact kinds stand content-addressed beside it.
 */
export async function openLedger(pool: pg.Pool, command: OpenLedger, entropy: Entropy): Promise<boolean> {
  const content = Buffer.from(command.factKinds.text, 'utf8');
  return inTransaction(pool, async (client) => {
    const sha256 = await keepContent(client, command.id, 'application/yaml', content);
    const { rows } = await client.query<{ opened: boolean }>(
      'SELECT ledger.open($1, $2, $3, $4, $5, $6, $7) AS opened',
      [
        command.id,
        command.name,
        command.purpose,
        command.timeZone,
        command.root.unit,
        Buffer.from(sha256, 'hex'),
        command.recordedAt ?? null,
      ],
    );
    if (rows[0]?.opened !== true) return false;
    const factKinds = { sha256, bytes: content.length, mediaType: 'application/yaml' };
    const drafts = [
      ledgerOpened(command, factKinds, entropy),
      rootOpened(command, entropy),
      ...grants(command, entropy),
    ];
    const [outcome] = await callAppend(client, command.id, [
      {
        submission: command.submission,
        principal: command.by.principal,
        request: randomBytes(20),
        digest: randomBytes(32),
        events: bindSubmission(drafts, command.submission).events,
        ...(command.recordedAt === undefined ? {} : { recordedAt: command.recordedAt }),
      },
    ]);
    if (outcome?.outcome !== 'appended')
      throw new Error(`the first entries of ${command.id} were refused: ${outcome?.outcome}`);
    return true;
  });
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
  const { thing, fact: stream } = factIds('unit.opened', kind, parts, source);
  const fact = { kind: 'unit.opened', thing, ...parts, source, owner: unit };
  const event = { ...common(command, entropy), type: 'fact-recorded', stream, version: 1, fact } as const;
  const head = { unit: { id: unit, parent: null, type, name, openedOn, isNew: true } };
  return { event, expected: 0, units: [unit], texts: [], head };
}

const grants = (command: OpenLedger, entropy: Entropy): Draft[] =>
  command.roles.map((role) => {
    const grant = { principal: command.by.principal, role, unit: command.root.unit };
    const stream = systemStreamId('grant', { ...grant });
    const event = { ...common(command, entropy), type: 'grant-given', stream, version: 1, grant } as const;
    return { event, expected: 0, units: [grant.unit], texts: [], head: { grant } };
  });
