import type { Readable } from 'node:stream';

/** A part of some bytes: the places of its first and its last byte, both counted. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Where bytes lie under a key. */
export interface ByteStore {
  /** Writes them once; a key is never written twice. */
  write(key: string, bytes: Buffer): Promise<void>;
  /** A part of them, as a stream. @throws when there are none */
  read(key: string, range: Range): Promise<Readable>;
  /** Deletes them; a second time changes nothing. */
  remove(key: string): Promise<void>;
}
