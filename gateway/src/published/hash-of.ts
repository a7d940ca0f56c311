import { createHash } from 'node:crypto';

/** The SHA-256 of a document's text, in lower-case hex. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
