import { subjectIds } from '@duibiao/access';
import type { Command, Correct, DemoFact, Submit, Void } from '@duibiao/demonstration';
import { factIds } from '@duibiao/facts';
import { correctFact, submitFacts, voidFact } from '@duibiao/submissions';
import { ledger, must } from '../rig/filling.js';
import { chunksOf, eachOf } from './at-once.js';
import type { YearLedger } from './ledger.js';
import type { Telling } from './tellings.js';

/** A command as this ledger takes it: units, people and things by the names of their telling. */
export type Written = Submit | Correct | Void;

const NAMES_AT_ONCE = 1_000;

/** Plays tellings into a ledger through the command path, and who is named how. */
export class Player {
  readonly #subjects = new Map<string, string>();
  #count = 0;

  constructor(readonly year: YearLedger) {}

  /** Names everybody of the tellings. */
  async name(tellings: readonly Telling[]): Promise<void> {
    const { cluster, api, country } = this.year;
    const references = tellings.flatMap(({ renaming, commands }) =>
      commands.flatMap((command) =>
        command.kind === 'subjects' ? command.references.map((one) => renaming.reference('person', one)) : [],
      ),
    );
    const chunks = chunksOf([...new Set(references)], NAMES_AT_ONCE);
    await eachOf(chunks, 4, async (chunk) => {
      const asked = { ledger, unit: country.root, scheme: 'member-number', references: chunk } as const;
      const ids = await subjectIds(api, cluster.secrets, asked);
      chunk.forEach((reference, index) => this.#subjects.set(reference, ids[index] ?? ''));
    });
  }

  /** A command in the names of its telling; what planners say is said at the root. */
  written({ renaming }: Telling, command: Exclude<Command, { kind: 'subjects' }>): Written {
    const { kinds, country } = this.year;
    const [fact] = command.kind === 'submit' ? command.facts : [command.fact];
    const isPlanned = kinds.get(fact?.kind ?? '')?.submit.role === 'planner';
    const unit = isPlanned ? country.root : renaming.unit(command.unit);
    const named = (one: DemoFact): DemoFact => this.#named(renaming.fact(one));
    if (command.kind === 'submit') return { ...command, unit, facts: command.facts.map(named) };
    if (command.kind === 'void') return { ...command, unit, fact: named(command.fact) };
    const values = command.values === undefined ? {} : { values: renaming.values(command.values) };
    return { ...command, unit, fact: named(command.fact), ...values };
  }

  /** Carries out the commands of one lane in their order; submissions that follow each other go as one. */
  async play(lane: readonly Written[]): Promise<void> {
    for (const command of merged(lane)) await this.#perform(command);
  }

  async #perform(command: Written): Promise<void> {
    const { desk, caller, kinds } = this.year;
    const { unit } = command;
    const key = `year-${this.#count++}`;
    if (command.kind === 'submit') {
      const { note, facts } = command;
      return must(await submitFacts(desk, caller, { ledger, unit, note, facts, key }));
    }
    const kind = kinds.get(command.fact.kind);
    if (kind === undefined) throw new Error(`no kind ${command.fact.kind}`);
    const { fact } = factIds(command.fact.kind, kind, command.fact, { unit });
    const change = { ledger, fact, version: command.version, reason: command.reason, key };
    if (command.kind === 'void') return must(await voidFact(desk, caller, change));
    must(await correctFact(desk, caller, { ...change, days: command.days, values: command.values }));
  }

  #named(fact: DemoFact): DemoFact {
    const named = (id: string): string => this.#subjects.get(id) ?? id;
    const refs = Object.entries(fact.refs).map(([name, ref]) => [
      name,
      typeof ref === 'string' ? named(ref) : ref.map(named),
    ]);
    return { ...fact, refs: Object.fromEntries(refs) as DemoFact['refs'] };
  }
}

const MOST_FACTS = 1_000;

function merged(lane: readonly Written[]): Written[] {
  const list: Written[] = [];
  for (const command of lane) {
    const last = list.at(-1);
    const isOne = last?.kind === 'submit' && command.kind === 'submit' && last.unit === command.unit;
    if (isOne && last.facts.length + command.facts.length <= MOST_FACTS) {
      list[list.length - 1] = { ...last, facts: [...last.facts, ...command.facts] };
    } else list.push(command);
  }
  return list;
}
