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
  #buffer = '';
  #waiting: ((answer: Answer) => void) | undefined;
  #fail: ((error: Error) => void) | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setEncoding('latin1').on('data', (chunk: string) => this.#take(chunk));
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

  #take(chunk: string): void {
    this.#buffer += chunk;
    const end = this.#buffer.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(this.#buffer)?.[1] ?? 0);
    if (this.#buffer.length < end + 4 + length) return;
    const answer = { status: Number(this.#buffer.slice(9, 12)), body: this.#buffer.slice(end + 4) };
    this.#buffer = '';
    this.#waiting?.(answer);
  }
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
