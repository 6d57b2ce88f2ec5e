import { demand } from '@duibiao/log';

/** Of which fact and submission the entry of a receipt is. */
export interface ReceiptEntry {
  readonly position: unknown;
  readonly recordedAt: unknown;
  readonly body: {
    /** The fact, and which of its versions the entry wrote. */
    readonly stream: string;
    readonly version: unknown;
    readonly submission: {
      readonly id: string;
      readonly digest: unknown;
      /** The how manyth of how many entries. */
      readonly item: unknown;
      readonly of: unknown;
    };
  };
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * What the entry of a receipt says. It MUST be canonical JSON: otherwise two readers could find different things in the same bytes.
 *
 * @throws LogFault
 */
export function readEntry(bytes: Uint8Array): ReceiptEntry {
  const entry = parsed(bytes);
  demand(entry !== undefined, 'the entry is not canonical JSON');
  demand(isEntry(entry), 'the entry is not in the form of an entry');
  return entry;
}

function parsed(bytes: Uint8Array): unknown {
  try {
    const text = utf8.decode(bytes);
    const value: unknown = JSON.parse(text);
    return canonical(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

/** RFC 8785 canonical JSON of what was parsed. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${members.map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`).join(',')}}`;
}

function isEntry(value: unknown): value is ReceiptEntry {
  const { body } = (value ?? {}) as Partial<ReceiptEntry>;
  return typeof body?.stream === 'string' && typeof body.submission?.id === 'string';
}
