import { createReadStream } from 'node:fs';

/** The text of a file, piece by piece and without a mark of its byte order. @throws Error in words where it is not UTF-8 */
export async function* textOf(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const bytes of createReadStream(file)) yield decoder.decode(bytes as Buffer, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_ENCODING_INVALID_ENCODED_DATA') throw error;
    throw new Error(`${file} is not UTF-8: save it as UTF-8 (in Excel: “CSV UTF-8”), then import it again`, {
      cause: error,
    });
  }
}
