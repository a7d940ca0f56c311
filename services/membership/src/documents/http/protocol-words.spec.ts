import type { Failure } from '@mumaris/kit/errors';
import { ERRORS } from '@tus/server';
import type { UploadRules } from '../domain/upload-rules';
import { inWords } from './protocol-words';

const said = (status: number, body: string) =>
  (JSON.parse(inWords(status, body, { largestBytes: 10_485_760 } as UploadRules)) as { errors: Failure[] }).errors;
const shortly = ({ code, field }: Failure) => [code, ...(field ?? [])].join(' ');

/** Each error that the library knows: what a newer one adds has to be said here, too. */
const words: Readonly<Record<keyof typeof ERRORS, string>> = {
  MISSING_OFFSET: 'UPLOAD_HEADER upload-offset',
  ABORTED: 'UPLOAD_MALFORMED',
  INVALID_TERMINATION: 'UPLOAD_COMPLETE',
  ERR_LOCK_TIMEOUT: 'TRY_AGAIN',
  INVALID_CONTENT_TYPE: 'UPLOAD_HEADER content-type',
  FILE_NOT_FOUND: 'NOT_FOUND',
  INVALID_OFFSET: 'UPLOAD_OFFSET_OTHER',
  FILE_NO_LONGER_EXISTS: 'UPLOAD_OVER',
  ERR_SIZE_EXCEEDED: 'DOCUMENT_TOO_LARGE bytes',
  ERR_MAX_SIZE_EXCEEDED: 'DOCUMENT_TOO_LARGE bytes',
  INVALID_LENGTH: 'UPLOAD_HEADER upload-length',
  INVALID_METADATA: 'UPLOAD_HEADER upload-metadata',
  UNKNOWN_ERROR: 'TRY_AGAIN',
  FILE_WRITE_ERROR: 'TRY_AGAIN',
  UNSUPPORTED_CONCATENATION_EXTENSION: 'UPLOAD_MALFORMED upload-concat',
  UNSUPPORTED_CREATION_DEFER_LENGTH_EXTENSION: 'UPLOAD_MALFORMED upload-defer-length',
  UNSUPPORTED_EXPIRATION_EXTENSION: 'UPLOAD_MALFORMED',
};

test.each(Object.entries(ERRORS))(
  'MEM-05 %s of the protocol is said in both languages',
  (name, { status_code, body }) => {
    const failures = said(status_code, body);
    expect(failures.map(shortly)).toEqual([words[name as keyof typeof ERRORS]]);
    for (const { message } of failures) expect([message.ar, message.en]).not.toContain('');
  },
);

test('MEM-05 each header that is wrong is a failure of its own, and named', () => {
  const failures = said(400, 'Invalid upload-length content-type\n');
  expect(failures.map(shortly)).toEqual(['UPLOAD_HEADER upload-length', 'UPLOAD_HEADER content-type']);
  expect(failures[0]?.message.en).toMatch(/^The header upload-length of the upload request is missing or wrong/);
  expect(said(412, 'Tus-Resumable Required\n').map(shortly)).toEqual(['UPLOAD_HEADER tus-resumable']);
});

test('MEM-05 an upload that another request writes at this moment can be tried again', () => {
  expect(said(423, 'The upload is being written; try again.\n').map(shortly)).toEqual(['TRY_AGAIN']);
});

test('MEM-05 what is said in words already stays as it is', () => {
  expect(inWords(404, '{"errors":[]}', {} as UploadRules)).toBe('{"errors":[]}');
});
