import { createServer } from 'node:net';
import { exitWithParent, tellParentReady } from '@duibiao/platform';

/** Answers every request with the same bytes and reads none of it: what the generator alone can do. */
const body = JSON.stringify({ position: '1', filler: 'x'.repeat(400) });
const answer = `HTTP/1.1 201 Created\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;

const server = createServer((socket) => {
  socket.on('data', () => socket.write(answer)).on('error', () => {});
});
exitWithParent(() => new Promise((resolve) => server.close(() => resolve())));
server.listen(Number(process.env['PORT']), '127.0.0.1', () => tellParentReady());
