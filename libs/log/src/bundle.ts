import { demand } from './fault.js';

/** Most bytes of an entry: its length stands in 16 bits. */
export const MOST_ENTRY_BYTES = 65_535;

/**
 * A bundle of entries as C2SP tlog-tiles has it: before each its length, 16 bits big-endian.
 *
 * @throws RangeError when an entry is longer than 65,535 bytes
 */
export function encodeEntries(entries: readonly Uint8Array[]): Buffer {
  return Buffer.concat(
    entries.flatMap((entry) => {
      if (entry.length > MOST_ENTRY_BYTES)
        throw new RangeError(`an entry of ${entry.length} bytes is longer than ${MOST_ENTRY_BYTES}`);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(entry.length);
      return [length, entry];
    }),
  );
}

/**
 * The entries of a bundle.
 *
 * @throws LogFault when it ends within an entry
 */
export function decodeEntries(bundle: Buffer): Buffer[] {
  const entries: Buffer[] = [];
  for (let at = 0; at < bundle.length;) {
    demand(
      at + 2 <= bundle.length,
      `the bundle ends at byte ${bundle.length}, within the length of entry ${entries.length}`,
    );
    const end = at + 2 + bundle.readUInt16BE(at);
    demand(
      end <= bundle.length,
      `the bundle ends at byte ${bundle.length}, within entry ${entries.length}, which ends at ${end}`,
    );
    entries.push(bundle.subarray(at + 2, end));
    at = end;
  }
  return entries;
}
