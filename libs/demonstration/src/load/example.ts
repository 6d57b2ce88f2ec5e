import { readStreamHeads } from '@duibiao/ledger';
import type { Command } from '../command.js';
import { type Example, waitingTransfers } from '../example.js';
import { nameSubjects, type Named, streamOf } from './perform.js';
import type { Stage } from './stage.js';

/** The unit whose members are offered for trying things out. */
const UNIT = 'dg.univ.01';

/** A transfer that nobody has accepted yet, visitors of earlier days included; none when all have been tried. */
export async function openExample(
  stage: Stage,
  commands: readonly Command[],
): Promise<(Example & { readonly subject: string }) | undefined> {
  const { desk, ledger, seeds } = stage;
  const waiting = waitingTransfers(commands, UNIT);
  const named: Named = new Map();
  await nameSubjects(
    stage,
    UNIT,
    waiting.map(({ member }) => member),
    named,
  );
  const candidates = waiting.map((example) => {
    const { member, from, to, attempt, unit } = example;
    const subject = named.get(member) ?? '';
    const refs = { member: subject, from, to };
    const fact = { kind: 'transfer.accepted', refs, days: { occurredOn: '' }, values: { attempt } } as const;
    const sources = [unit, to, seeds.organisation.units[0]?.id ?? ''];
    return { ...example, subject, streams: sources.map((source) => streamOf(fact, source, seeds.factKinds.kinds)) };
  });
  const taken = await readStreamHeads(
    desk.pool,
    ledger,
    candidates.flatMap(({ streams }) => streams),
  );
  const found = candidates.find(({ streams }) => !streams.some((stream) => taken.has(stream)));
  if (found === undefined) return undefined;
  const { streams: _streams, ...example } = found;
  return example;
}
