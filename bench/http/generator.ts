import { connect, type Socket } from 'node:net';

/** What a round over HTTP came to. */
export interface HttpRound {
  readonly answered: number;
  /** Answers other than 201, by status. */
  readonly others: ReadonlyMap<number, number>;
  readonly seconds: number;
}

/** One connection with keep-alive and one request at a time. */
export class Connection {
  readonly #chunks: Buffer[] = [];
  #received = 0;
  /** How many bytes the answer has, once its headers are here. */
  #length: number | undefined;
  #waiting: ((answer: Answer) => void) | undefined;
  #fail: ((error: Error) => void) | undefined;

  private constructor(private readonly socket: Socket) {
    socket.on('data', (chunk: Buffer) => this.#take(chunk));
    socket.on('error', (error) => this.#fail?.(error));
    socket.on('close', () => this.#fail?.(new Error('the server closed the connection')));
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      socket.once('error', reject).once('connect', () => resolve(new Connection(socket.off('error', reject))));
    });
  }

  /** Sends a whole request, headers included, as UTF-8. */
  ask(request: string): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting = resolve;
      this.#fail = reject;
      this.socket.write(request, 'utf8');
    });
  }

  close(): void {
    this.#fail = undefined;
    this.socket.destroy();
  }

  /** A long answer is looked at when its headers are here, and when all of it is. */
  #take(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#received += chunk.length;
    this.#length ??= lengthOf(this.#chunks.length === 1 ? chunk : Buffer.concat(this.#chunks));
    if (this.#length === undefined || this.#received < this.#length) return;
    const all = Buffer.concat(this.#chunks.splice(0)).toString('latin1');
    [this.#received, this.#length] = [0, undefined];
    this.#waiting?.({ status: Number(all.slice(9, 12)), body: all.slice(all.indexOf(END) + END.length) });
  }
}

const END = '\r\n\r\n';

/** Of the whole answer, headers included; undefined as long as they are not. */
function lengthOf(begun: Buffer): number | undefined {
  const end = begun.indexOf(END);
  if (end < 0) return undefined;
  const headers = begun.toString('latin1', 0, end);
  return end + END.length + Number(/\r\ncontent-length: (\d+)/i.exec(headers)?.[1] ?? 0);
}

export interface Answer {
  readonly status: number;
  /** Latin-1: for numbers and ids only. */
  readonly body: string;
}

/** The requests of one server. `make` gives the body of a submission; each gets an Idempotency-Key of its own. */
export function requests(port: number, key: string, make: () => string): () => string {
  const head =
    `POST /v1/ledgers/bench/submissions HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nauthorization: Bearer ${key}\r\n` +
    'content-type: application/json\r\n';
  const run = `${process.pid}-${port}-${process.hrtime.bigint()}`;
  let count = 0;
  return () => {
    const body = make();
    return `${head}idempotency-key: ${run}-${count++}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  };
}

/** Keeps each connection busy for so long; what is under way at the end is waited for and counted with the time it took. */
export async function drive(
  port: number,
  connections: number,
  seconds: number,
  next: () => string,
): Promise<HttpRound> {
  const open = await Promise.all(Array.from({ length: connections }, () => Connection.open(port)));
  const others = new Map<number, number>();
  let answered = 0;
  const began = performance.now();
  const until = began + seconds * 1_000;
  await Promise.all(
    open.map(async (connection) => {
      while (performance.now() < until) {
        const { status } = await connection.ask(next());
        if (status === 201) answered += 1;
        else others.set(status, (others.get(status) ?? 0) + 1);
      }
    }),
  );
  const took = (performance.now() - began) / 1_000;
  for (const connection of open) connection.close();
  return { answered, others, seconds: took };
}
