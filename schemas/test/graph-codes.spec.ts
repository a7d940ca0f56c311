import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { codes, subgraphNames, subgraphSdl } from '../src';

/** Said by other ways in than the graph: webhooks of payment providers, the token endpoint of employers' clients, imports of files. */
const elsewhere = [
  ...['SIGNATURE_INVALID', 'MALFORMED_NOTIFICATION', 'NOTIFICATION_TOO_LARGE', 'UNSUPPORTED_BODY'],
  ...[
    'FILE_WORD',
    'FILE_ROW_UNREADABLE',
    'FILE_ROW_REPEATED',
    'FILE_DOCUMENT_TAKEN',
    'FILE_NUMBER_TAKEN',
    'FILE_OPENED',
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
