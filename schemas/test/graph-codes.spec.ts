import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { codes, subgraphNames, subgraphSdl } from '../src';

/** Said by other ways in than the graph: webhooks of payment providers and the verification company, the token endpoint of employers' clients, imports of files, uploads,
 * addresses of PDFs, settlement files and the refusal that a document carries. */
const elsewhere = [
  // The file of the company that holds exams, over HTTP.
  'RESULTS_FILE_BROKEN',
  'RESULT_ROW_BROKEN',
  ...['SIGNATURE_INVALID', 'MALFORMED_NOTIFICATION', 'NOTIFICATION_TOO_LARGE', 'UNSUPPORTED_BODY'],
  ...['PDF_LINK_INVALID', 'PDF_LINK_EXPIRED'],
  // What is wrong with a row of a list of results.
  ...['CONFLICTING_RESULTS', 'WRONG_ATTEMPT', 'SITTING_NOT_BEGUN', 'UNKNOWN_SITTING'],
  ...['LINK_INVALID', 'LINK_EXPIRED', 'TOO_LARGE', 'TOO_SLOW', 'NOT_UTF8', 'OTHER_FORMAT', 'CUT', 'TOTAL_DIFFERS']
    .concat(['BAD_ROW', 'BAD_CELL', 'BAD_DAY', 'BAD_AMOUNT'])
    .map((code) => `SETTLEMENT_${code}`),
  ...[
    'FILE_WORD',
    'FILE_ROW_UNREADABLE',
    'FILE_ROW_REPEATED',
    'FILE_DOCUMENT_TAKEN',
    'FILE_NUMBER_TAKEN',
    'FILE_OPENED',
  ],
  ...[
    'DOCUMENT_KIND',
    'DOCUMENT_KIND_UNKNOWN',
    'DOCUMENT_HEIC',
    'DOCUMENT_NOT_AS_PICTURE',
    'DOCUMENT_DAMAGED',
    'DOCUMENT_INFECTED',
    'PICTURE_TOO_LARGE',
    'PICTURE_TOO_SMALL',
    'PICTURE_SHAPE',
    'PDF_RUNS_SOMETHING',
    'PDF_HOLDS_FILES',
    'PDF_LOCKED',
    'PDF_NO_PAGE',
    'VERIFICATION_CASE_UNKNOWN',
    'VERIFICATION_REPORT_LINK_INVALID',
    'DOCUMENT_LINK_INVALID',
    'DOCUMENT_LINK_EXPIRED',
    // Where the body that a certificate of good standing is for fetches it.
    ...['GOOD_STANDING_LINK_OVER', 'GOOD_STANDING_CODE_WRONG', 'GOOD_STANDING_NOT_IN_FORCE'],
    'UPLOAD_OVER',
    'UPLOAD_LENGTH_OTHER',
    'UPLOAD_OFFSET_OTHER',
    'UPLOAD_MALFORMED',
    'UPLOAD_HEADER',
    'UPLOAD_COMPLETE',
  ],
];

const named = (sdl: string) =>
  new Set([...sdl.matchAll(/Errors:([A-Z_,\s]+)\./g)].flatMap(([, list = '']) => list.trim().split(/,\s+/)));

const written = (file: string) =>
  Object.keys(
    (parse(readFileSync(path.join(__dirname, '..', 'codes', `${file}.yaml`), 'utf8')) as object | null) ?? {},
  );

describe.each(subgraphNames.filter((name) => name !== 'notification'))('the codes of %s', (name) => {
  test('that its graph names have texts', () => {
    expect([...named(subgraphSdl(name))].filter((code) => code !== 'none' && !(code in codes))).toEqual([]);
  });

  test('are named by the mutations that can answer with them', () => {
    const inGraph = named(subgraphSdl(name));
    expect(written(name).filter((code) => !inGraph.has(code) && !elsewhere.includes(code))).toEqual([]);
  });
});
