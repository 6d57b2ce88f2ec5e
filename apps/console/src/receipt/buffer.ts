import { Buffer as Bytes } from 'buffer/';

/**
 * The code of the log takes Node's Buffer for granted; in a browser the one of the package `buffer` stands in its place. Only what that code
 * uses is declared. It MUST be imported before the log.
 */
declare global {
  type Encoding = 'utf8' | 'hex' | 'base64' | 'binary';
  interface Buffer extends Uint8Array<ArrayBuffer> {
    equals(other: Uint8Array): boolean;
    readUInt16BE(offset?: number): number;
    subarray(start?: number, end?: number): Buffer;
    toString(encoding?: Encoding): string;
    write(text: string, offset: number, encoding: Encoding): number;
    writeUInt16BE(value: number, offset?: number): number;
  }
  interface BufferConstructor {
    alloc(size: number): Buffer;
    allocUnsafe(size: number): Buffer;
    concat(list: readonly Uint8Array[]): Buffer;
    from(bytes: Uint8Array | readonly number[]): Buffer;
    from(text: string, encoding?: Encoding): Buffer;
  }
  var Buffer: BufferConstructor;
}

globalThis.Buffer = Bytes as unknown as BufferConstructor;
