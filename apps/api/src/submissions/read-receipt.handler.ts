import { readInScope } from '@duibiao/ledger';
import { readSubmission } from '@duibiao/projections';
import { Query, QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { Core } from '../core/core.js';
import { notFound } from '../http/problem.js';
import type { Access } from '../http/request.js';
import { ProofReader } from '../log/proof-reader.js';
import { findProjected } from './review-submission.handler.js';

/** Proves a submission by its first entry in the caller's scope: each entry commits to all of them by their digest. */
export class ReadReceipt extends Query<string> {
  constructor(
    readonly access: Access,
    readonly submission: string,
    /** Seconds to wait for a checkpoint. */
    readonly wait: number,
  ) {
    super();
  }
}

@QueryHandler(ReadReceipt)
export class ReadReceiptHandler implements IQueryHandler<ReadReceipt> {
  constructor(
    private readonly core: Core,
    private readonly proofs: ProofReader,
  ) {}

  async execute({ access, submission, wait }: ReadReceipt): Promise<string> {
    const { ledger } = access.scope;
    const place = await findProjected(this.core, ledger, submission);
    if (place === undefined) throw notFound('such submission');
    const [first] = await readInScope(this.core.pool, access.scope, (client) => readSubmission(client, ledger, place));
    if (first === undefined) throw notFound('such submission');
    return this.proofs.prove(access, first.position, { isReceipt: true, wait });
  }
}
