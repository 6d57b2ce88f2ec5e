import type { ProposedFact } from '@duibiao/facts';
import { submitFacts, type SubmissionRefusal } from '@duibiao/submissions';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Core } from '../core/core.js';
import type { Access } from '../http/request.js';
import { type ReceiptedAnswer, receiptedOrProblem } from '../submissions/outcome.js';
import type { UnitChange, UnitChangesBody } from './units.schema.js';

/** Change the organisation: a convenient door to facts of the kinds `unit.opened`, `unit.changed`, `unit.closed`. */
export class ChangeUnits extends Command<ReceiptedAnswer> {
  constructor(
    readonly access: Access,
    readonly body: UnitChangesBody,
    readonly key: string,
  ) {
    super();
  }
}

@CommandHandler(ChangeUnits)
export class ChangeUnitsHandler implements ICommandHandler<ChangeUnits> {
  constructor(private readonly core: Core) {}

  async execute({ access, body, key }: ChangeUnits): Promise<ReceiptedAnswer> {
    const planned = access.grants.find(({ role }) => role === 'planner')?.unit;
    const unit = body.unit ?? planned ?? access.ledger.head.root;
    const submission = { ledger: access.scope.ledger, unit, note: body.note, facts: body.changes.map(factOf), key };
    const outcome = await submitFacts(this.core.desk, access.caller, submission);
    return receiptedOrProblem(
      access.scope.ledger,
      outcome.ok ? outcome : { ...outcome, refusal: inTheirWords(outcome.refusal) },
    );
  }
}

function factOf(asked: UnitChange): ProposedFact {
  const { unit, on } = asked;
  const changed = { kind: 'unit.changed', days: { occurredOn: on } };
  const closed = { kind: 'unit.closed', days: { occurredOn: on } };
  switch (asked.change) {
    case 'register': {
      const { parent, type, name } = asked;
      return { kind: 'unit.opened', refs: { unit, parent }, days: { validFrom: on }, values: { type, name } };
    }
    case 'rename':
      return { ...changed, refs: { unit }, values: { name: asked.name } };
    case 'retype':
      return { ...changed, refs: { unit }, values: { type: asked.type } };
    case 'move':
      return { ...changed, refs: { unit, parent: asked.parent }, values: {} };
    case 'merge':
      return { ...closed, refs: { unit, successors: [asked.into] }, values: { how: 'merged' } };
    case 'split':
      return { ...closed, refs: { unit, successors: asked.into }, values: { how: 'split' } };
    case 'close':
      return { ...closed, refs: { unit }, values: { how: 'closed' } };
  }
}

/** Pointers into what was sent, not into the facts that it became. */
function inTheirWords(refusal: SubmissionRefusal): SubmissionRefusal {
  if (refusal.kind !== 'invalid') return refusal;
  const faults = refusal.faults.map((fault) => ({
    ...fault,
    pointer: fault.pointer
      .replace(/^\/facts\//, '/changes/')
      .replace(/\/(?:refs|days|values)\//, '/')
      .replace(/\/successors(\/\d+)?$/, '/into$1')
      .replace(/\/(?:occurredOn|validFrom)$/, '/on'),
  }));
  return { ...refusal, faults };
}
