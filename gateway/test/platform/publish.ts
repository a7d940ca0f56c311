import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { hashOf } from '../../src/published/hash-of';
import { emptyFile, parseFile, printFile } from '../../src/published/published-file';
import { withManifest } from '../../src/publishing/change-published';

/** Publishes documents as a client's newest manifest, unchecked. @returns their hashes */
export const publish = (file: string, texts: string[], client = 'web'): string[] => {
  const before = existsSync(file) ? parseFile(readFileSync(file, 'utf8')) : emptyFile;
  const names = (text: string) => [...text.matchAll(/(?:query|mutation) (\w+)/g)].map(([, name = '']) => name);
  const documents = new Map(texts.map((text) => [hashOf(text), { text, names: names(text) }]));
  const publication = { client, label: undefined, at: new Date(), keep: 10 };
  writeFileSync(`${file}.next`, printFile(withManifest(before, publication, documents).content));
  renameSync(`${file}.next`, file);
  return [...documents.keys()];
};
