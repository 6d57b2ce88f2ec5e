import { randomUUID } from 'node:crypto';

export interface Answer<B = unknown> {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The text as JSON; undefined where it is none. */
  readonly body: B;
}

export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly errors?: readonly {
    readonly pointer: string;
    readonly rule: string;
    readonly message: string;
    readonly legal?: string;
    readonly line?: number;
    readonly column?: number;
  }[];
  readonly facts?: readonly { readonly index: number; readonly fact: string; readonly version: number }[];
}

export interface Submitted {
  readonly submission: string;
  readonly digest: string;
  readonly recordedAt: string;
  readonly firstPosition: string;
  readonly lastPosition: string;
  readonly events: readonly {
    readonly type: string;
    readonly fact: string;
    readonly version: number;
    readonly position: string;
  }[];
}

export interface Attainment {
  readonly unit: string;
  readonly value: { readonly numerator: string; readonly denominator: string; readonly percent: string | null };
  readonly valueAtDue: Attainment['value'] | null;
  readonly review: { readonly unreviewed: string };
  readonly verdict: string;
}

export interface Attainments {
  readonly position: string;
  readonly on: string;
  readonly isDemonstration: boolean;
  readonly attainments: readonly Attainment[];
}

type Headed = Readonly<Record<string, string>>;

/** What a user of the API sends; the body may be anything, also what is no JSON. */
export interface Request {
  readonly body?: unknown;
  readonly headers?: Headed;
}

/** The API as the holder of a key uses it, in one ledger. Paths beginning with `/` are of the whole API. */
export class Client {
  constructor(
    readonly url: string,
    readonly ledger: string,
    readonly key?: string,
  ) {}

  async send<B = ProblemBody>(method: string, path: string, { body, headers }: Request = {}): Promise<Answer<B>> {
    const isRaw = typeof body === 'string' || body instanceof Uint8Array;
    const response = await fetch(`${this.url}${path.startsWith('/') ? path : `/v1/ledgers/${this.ledger}/${path}`}`, {
      method,
      headers: {
        ...(this.key === undefined ? {} : { authorization: `Bearer ${this.key}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: isRaw ? (body as string) : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) as B };
  }

  get<B = ProblemBody>(path: string): Promise<Answer<B>> {
    return this.send('GET', path);
  }

  /** A POST that appends: with a new Idempotency-Key unless one is given. */
  post<B = Submitted & ProblemBody>(path: string, body: unknown, headers: Headed = {}): Promise<Answer<B>> {
    return this.send('POST', path, { body, headers: { 'idempotency-key': randomUUID(), ...headers } });
  }

  submit(body: unknown, headers: Headed = {}): Promise<Answer<Submitted & ProblemBody>> {
    return this.post('submissions', body, headers);
  }

  /** Corrects or voids a fact that was seen at a version. */
  change(
    route: 'corrections' | 'voids',
    fact: string,
    version: number,
    body: unknown,
    headers: Headed = {},
  ): Promise<Answer<Submitted & ProblemBody>> {
    return this.post(`facts/${fact}/${route}`, body, { 'if-match': `"${version}"`, ...headers });
  }

  attainments(question: Readonly<Record<string, string>>): Promise<Answer<Attainments & ProblemBody>> {
    return this.get(`attainments?${query(question)}`);
  }

  /** Number of entries in the ledger. */
  async size(): Promise<bigint> {
    const { status, text, body } = await this.get<{ readonly size: string }>(`/v1/ledgers/${this.ledger}`);
    if (status !== 200) throw new Error(`the ledger cannot be read: ${text}`);
    return BigInt(body.size);
  }
}

/** Names and values as they stand in a URL. */
export const query = (asked: Readonly<Record<string, string>>): string => new URLSearchParams(asked).toString();

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
