import { isUtf8 } from 'node:buffer';
import { canonicalJson, type Entry, type SubmissionPart } from '@duibiao/facts';
import { LogFault } from '@duibiao/log';
import { canonicalEnd } from './canonical-scan.js';

/** What an entry says that is checked against the entries before it. */
export interface Leaf {
  readonly position: number;
  readonly recordedAt: string;
  /** Type of the event. */
  readonly type: string;
  readonly stream: string;
  readonly version: number;
  readonly submission: SubmissionPart;
  /** The canonical body without its submission, in pieces. */
  readonly bare: readonly Uint8Array[];
}

const BEGIN = '{"body":';
/** How the body of every event ends: only `type` and `version` follow the submission. */
const BODY_END =
  /,"stream":"([\w.-]+)"(,"submission":\{"digest":"([\da-f]{64})","id":"([\w-]+)","item":([1-9]\d{0,14}),"of":([1-9]\d{0,14})\}),"type":"([a-z-]+)","version":([1-9]\d{0,14})\}$/;
const END = /^,"position":([1-9]\d{0,14}),"recordedAt":"([\dTZ:.-]+)"\}$/;
/** Bytes in which a body ends so. */
const MOST_END = 512;

/**
 * What an entry says, which must be canonical JSON in the form of an entry. One as they usually are is read without being parsed.
 *
 * @throws LogFault naming the position
 */
export const leafOf = (bytes: Buffer, position: number): Leaf => scanned(bytes) ?? parsedLeaf(bytes, position);

/** The same as {@link parsedLeaf}, of those entries that a scan can tell to be right; undefined of any other. */
export function scanned(bytes: Buffer): Leaf | undefined {
  if (!isUtf8(bytes) || bytes.toString('latin1', 0, BEGIN.length) !== BEGIN) return undefined;
  const bodyEnd = canonicalEnd(bytes, BEGIN.length);
  if (bodyEnd === -1) return undefined;
  const end = END.exec(bytes.toString('latin1', bodyEnd));
  const from = Math.max(BEGIN.length, bodyEnd - MOST_END);
  const found = BODY_END.exec(bytes.toString('latin1', from, bodyEnd));
  if (end === null || found === null) return undefined;
  const [, position = '', recordedAt = ''] = end;
  const [whole, stream = '', member = '', digest = '', id = '', item = '', of = '', type = '', version = ''] = found;
  const streamAt = bodyEnd - whole.length + ',"stream":"'.length;
  const memberAt = streamAt + stream.length + 1;
  const idAt = memberAt + ',"submission":{"digest":"","id":"'.length + digest.length;
  return {
    position: Number(position),
    recordedAt,
    type,
    // these two are kept: as parts of the match they would keep all of it
    stream: bytes.toString('latin1', streamAt, streamAt + stream.length),
    version: Number(version),
    submission: {
      id: bytes.toString('latin1', idAt, idAt + id.length),
      item: Number(item),
      of: Number(of),
      digest,
    },
    bare: [bytes.subarray(BEGIN.length, memberAt), bytes.subarray(memberAt + member.length, bodyEnd)],
  };
}

function parsedLeaf(bytes: Buffer, at: number): Leaf {
  const { body, position, recordedAt } = readLeaf(bytes, at);
  const { type, stream, version, submission } = body;
  const bare = Buffer.from(bareBody(bytes.toString('utf8'), submission));
  return { position, recordedAt, type, stream, version, submission, bare: [bare] };
}

/**
 * The canonical body of an entry without its submission, cut out of the canonical entry: written out anew it takes three times as long. Only `type` and
 * `version` follow the member, so that the last place where it stands is its own.
 */
function bareBody(entry: string, submission: SubmissionPart): string {
  const body = entry.slice(BEGIN.length, entry.lastIndexOf(',"position":'));
  const member = `,"submission":${canonicalJson(submission)}`;
  const at = body.lastIndexOf(member);
  return body.slice(0, at) + body.slice(at + member.length);
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * What an entry says, which must be canonical JSON in the form of an entry.
 *
 * @throws LogFault naming the position
 */
export function readLeaf(bytes: Uint8Array, position: number): Entry {
  const entry = parsed(bytes);
  if (entry === undefined) throw new LogFault(`position ${position}: it is not canonical JSON`);
  const { body } = entry as Partial<Entry>;
  const isEntry = typeof body?.submission?.id === 'string' && typeof body.stream === 'string';
  if (!isEntry) throw new LogFault(`position ${position}: it is not in the form of an entry`);
  return entry as Entry;
}

function parsed(bytes: Uint8Array): object | undefined {
  try {
    const text = utf8.decode(bytes);
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && canonicalJson(value) === text ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return undefined;
    throw error;
  }
}
