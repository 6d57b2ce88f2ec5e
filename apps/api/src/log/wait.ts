import type { FastifyReply } from 'fastify';
import { z } from 'zod';

export const waitQuery = z.strictObject({
  wait: z.coerce
    .number()
    .pipe(z.int().min(0).max(10))
    .default(0)
    .describe('seconds, at most 10: wait so long for a checkpoint that covers it'),
});
/** The same of a position, whose entry may be asked for with it. */
export const proofQuery = waitQuery.extend({
  entry: z
    .enum(['true', 'false'])
    .default('false')
    .describe('true: carry the entry itself, so that the file verifies alone, as a receipt does'),
});
export type ProofQuery = z.output<typeof proofQuery>;

export type WaitQuery = z.output<typeof waitQuery>;

/** A proof as a file. The newest checkpoint stands in it: the next answer has another. */
export function sendProof(reply: FastifyReply, text: string, file?: string): void {
  if (file !== undefined) reply.header('content-disposition', `attachment; filename="${file}"`);
  void reply.header('content-type', 'text/plain; charset=utf-8').header('cache-control', 'no-cache').send(text);
}
