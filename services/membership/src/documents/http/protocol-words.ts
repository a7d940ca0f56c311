import type { Failure } from '@mumaris/kit/errors';
import { ERRORS } from '@tus/server';
import type { UploadRules } from '../domain/upload-rules';
import { failureBody, failureOf } from '@mumaris/kit/server/failure-body';

const bytesPerMiB = 1_048_576;

/** What the protocol's library misses of a request, by what it says in English. */
const missed: ReadonlyMap<string, string> = new Map([
  [ERRORS.MISSING_OFFSET.body, 'upload-offset'],
  [ERRORS.INVALID_CONTENT_TYPE.body, 'content-type'],
  [ERRORS.INVALID_LENGTH.body, 'upload-length'],
  [ERRORS.INVALID_METADATA.body, 'upload-metadata'],
  ['Tus-Resumable Required\n', 'tus-resumable'],
]);

/** What it offers and this service has not. */
const unsupported: ReadonlyMap<string, string> = new Map([
  [ERRORS.UNSUPPORTED_CONCATENATION_EXTENSION.body, 'upload-concat'],
  [ERRORS.UNSUPPORTED_CREATION_DEFER_LENGTH_EXTENSION.body, 'upload-defer-length'],
]);

const headersOf = (said: string): readonly string[] => {
  const one = missed.get(said);
  if (one !== undefined) return [one];
  const [, several] = /^Invalid ([\w -]+)\n$/.exec(said) ?? [];
  return several?.split(' ') ?? [];
};

const failureBy = (status: number, said: string, { largestBytes }: UploadRules): Failure => {
  if (said === ERRORS.INVALID_TERMINATION.body) return failureOf('UPLOAD_COMPLETE');
  switch (status) {
    case 404:
      return failureOf('NOT_FOUND');
    case 409:
      return failureOf('UPLOAD_OFFSET_OTHER');
    case 410:
      return failureOf('UPLOAD_OVER');
    case 413:
      return failureOf('DOCUMENT_TOO_LARGE', { max: largestBytes / bytesPerMiB });
    // Another request writes the same upload at this moment.
    case 423:
    case 500:
      return failureOf('TRY_AGAIN');
    default:
      return failureOf('UPLOAD_MALFORMED', {}, unsupported.get(said));
  }
};

/**
 * What the protocol's library says in English alone, as everything is said here: one failure for each header that is missing or wrong, its
 * field the header's name; what is ours already stays as it is.
 */
export const inWords = (status: number, said: string, rules: UploadRules): string => {
  if (said.startsWith('{')) return said;
  const headers = headersOf(said);
  const failures = headers.length
    ? headers.map((header) => failureOf('UPLOAD_HEADER', { header }, header))
    : [failureBy(status, said, rules)];
  return JSON.stringify(failureBody(...failures));
};
