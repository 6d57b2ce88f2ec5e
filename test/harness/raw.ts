import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer } from './client.js';

/**
 * A request written byte for byte, answered when the server closes the connection. `drip` sends one more byte at each of so
 * many milliseconds until then.
 */
export async function raw(port: number, request: string | Buffer, drip?: number): Promise<Answer> {
  const socket = connect(port, '127.0.0.1');
  const pieces: Buffer[] = [];
  let isClosed = false;
  socket.on('data', (piece: Buffer) => pieces.push(piece));
  socket.on('error', () => {});
  socket.on('close', () => (isClosed = true));
  await once(socket, 'connect');
  socket.write(request);
  while (!isClosed) {
    await sleep(drip ?? 10);
    if (drip !== undefined && !isClosed) socket.write(' ');
  }
  return answerOf(Buffer.concat(pieces).toString('utf8'));
}

function answerOf(text: string): Answer {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const [line = '', ...fields] = head.split('\r\n');
  const headers = new Headers(fields.map((field): [string, string] => [field.split(':')[0] ?? '', field.slice(field.indexOf(':') + 1).trim()])); // prettier-ignore
  const body = rest.join('\r\n\r\n');
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    parsed = undefined;
  }
  return { status: Number(line.split(' ')[1]), headers, text: body, body: parsed };
}
