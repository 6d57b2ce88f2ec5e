import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { errorCode } from '@duibiao/platform';
import { Problem } from './problem.js';

/** Answers what never became a request: too slow, headers too large, no HTTP. The connection ends with it. */
export function answerBrokenRequest(error: Error, socket: Socket): void {
  if (errorCode(error) === 'ECONNRESET' || socket.destroyed) return;
  if (!socket.writable) return void socket.destroy(error);
  const problem = problemOf(errorCode(error));
  const id = randomUUID();
  const body = JSON.stringify(problem.body(id));
  const head = [
    `HTTP/1.1 ${problem.status} ${problem.problem}`,
    `x-request-id: ${id}`,
    'content-type: application/problem+json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}

function problemOf(code: string): Problem {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return new Problem('request-timeout', 'Send the whole request within 30 s.');
  if (code === 'HPE_HEADER_OVERFLOW') return new Problem('headers-too-large', 'Send less than 16 KiB of headers.');
  return new Problem('invalid-request', 'What you sent is no HTTP request.');
}
