import { canonicalJson } from '@duibiao/facts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalEnd } from './canonical-scan.js';
import { leafOf, readLeaf, scanned } from './leaf.js';

const digest = 'ab'.repeat(32);
const body = {
  by: { channel: 'api', principal: 'p' },
  fact: {
    days: { occurredOn: '2020-06-01' },
    kind: 'graduate.marked',
    refs: { member: 'm-1', units: ['a', 'b'] },
    values: {
      amount: '12.50',
      count: -3,
      isFirst: true,
      name: '市委宣传部 \u{1F4C8} "x"\n\\',
      none: null,
      zero: 0,
      list: [],
    },
  },
  nonce: 'n',
  schema: 1,
  stream: 's1',
  submission: { digest, id: 'sub-1', item: 2, of: 3 },
  type: 'fact-recorded',
  version: 1,
};
const entry = { body, position: 7, recordedAt: '2020-06-30T00:00:00.000000Z' };
const bytesOf = (value: unknown): Buffer => Buffer.from(canonicalJson(value));
const bare = ({ bare: pieces }: { readonly bare: readonly Uint8Array[] }): string => Buffer.concat(pieces).toString();
const { submission: _, ...own } = body;

/** Whether parsing it and writing it again gives the same. */
function isCanonical(text: string): boolean {
  try {
    return canonicalJson(JSON.parse(text)) === text;
  } catch {
    return false;
  }
}

describe('a scan', () => {
  test('says of an entry what parsing it says', () => {
    const leaf = scanned(bytesOf(entry));
    expect(leaf).toMatchObject({
      position: 7,
      recordedAt: entry.recordedAt,
      type: 'fact-recorded',
      stream: 's1',
      version: 1,
      submission: body.submission,
    });
    expect(leaf && bare(leaf)).toBe(canonicalJson(own));
  });

  test('takes nothing for canonical that is not', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.constantFrom('', ...'{}[]":,\\ 0-.eE\u0001nté中'), (json, place, put) => {
        const at = place % (json.length + 1);
        const texts = [json, json.slice(0, at) + put + json.slice(at + 1), canonicalJson(JSON.parse(json))];
        return texts.every((text) => {
          const bytes = Buffer.from(text);
          const isTaken = text.isWellFormed() && canonicalEnd(bytes, 0) === bytes.length;
          return !isTaken || isCanonical(text);
        });
      }),
      { numRuns: 2_000 },
    );
  });

  test.each([
    '{"a":1,"a":2}', '{"b":1,"a":2}', '{"aa":1,"a":2}', '{"a":1,}', '{"a" :1}', '[1, 2]', '01', '-0', '1.0', '1e2', '"\\/"', '"\\u0041"', '"\\ud800"', '"\u0001"',
    '9007199254740993', '{"a":tru}', '["a"', '"a', '{"a"}', '{', '', '-', '[,]', '{"a":1 "b":2}',
  ])('leaves %s to be parsed', (text) => {
    const bytes = Buffer.from(text);
    expect(canonicalEnd(bytes, 0)).not.toBe(bytes.length);
  }); // prettier-ignore

  test('of an entry with any one byte changed never says more than parsing it', () => {
    const bytes = bytesOf(entry);
    for (let at = 0; at < bytes.length; at += 1) {
      for (const byte of [...Buffer.from('",}{[]:\\ 01a'), 0, 0xff, (bytes[at] ?? 0) ^ 1]) {
        const changed = Buffer.from(bytes);
        changed[at] = byte;
        const leaf = scanned(changed);
        if (leaf === undefined) continue;
        const { body: said, position, recordedAt } = readLeaf(changed, 7);
        const { submission, type, stream, version } = said;
        expect(leaf).toMatchObject({ position, recordedAt, submission, type, stream, version });
        expect(bare(leaf)).toBe(canonicalJson({ ...said, submission: undefined }));
      }
    }
  });

  test.each([
    ['names beyond ASCII', { ...entry, body: { ...body, fact: { ...body.fact, 中: 1 } } }],
    ['fractions', { ...entry, body: { ...body, by: 1.5 } }],
    ['many values within values', { ...entry, body: { ...body, by: JSON.parse('['.repeat(200) + ']'.repeat(200)) as unknown } }],
    ['further members', { ...entry, seen: true }],
  ])('leaves entries with %s to be parsed, which says the same of them', (__, odd) => {
    expect(scanned(bytesOf(odd))).toBeUndefined();
    const { submission: ___, ...without } = odd.body;
    expect(bare(leafOf(bytesOf(odd), 7))).toBe(canonicalJson(without));
  }); // prettier-ignore

  test('takes an entry that names its parts twice by its own', () => {
    const inner = canonicalJson({ ...own, submission: body.submission });
    const odd = { ...entry, body: { ...body, fact: { ...body.fact, nested: JSON.parse(inner) as unknown } } };
    const { submission: __, ...without } = odd.body;
    const leaf = scanned(bytesOf(odd));
    expect(leaf && bare(leaf)).toBe(canonicalJson(without));
  });

  test.each([
    ['bytes that are no UTF-8', Buffer.concat([bytesOf(entry).subarray(0, 60), Buffer.from([0xff]), bytesOf(entry).subarray(60)])],
    ['a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytesOf(entry)])],
    ['white space', Buffer.from(`${bytesOf(entry).toString()} `)],
  ])('refuses %s', (__, bytes) => {
    expect(() => leafOf(bytes, 7)).toThrow('position 7: it is not canonical JSON');
  }); // prettier-ignore
});
