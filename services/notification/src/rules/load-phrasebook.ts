import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { Phrasebook, Template } from '../domain/template';
import { checkPhrasebook } from './check-phrasebook';
import { layoutFile, namesFile, templateFile } from './template-file';

const readTemplates = (folder: string): Map<string, Template> => {
  const templates = new Map<string, Template>();
  for (const file of readdirSync(folder).toSorted())
    for (const [about, template] of Object.entries(
      templateFile.parse(parse(readFileSync(path.join(folder, file), 'utf8'))),
    )) {
      if (templates.has(about)) throw new Error(`${file}: ${about} has a template already`);
      templates.set(about, { about, ...template });
    }
  return templates;
};

/**
 * Reads and checks everything that messages are made of (NTF-06).
 * @param folder `rules/` of this service
 * @throws naming each template that does not render in both languages for every event it serves
 */
export const loadPhrasebook = (folder: string): Phrasebook => {
  const read = (name: string): unknown => parse(readFileSync(path.join(folder, name), 'utf8'));
  const book: Phrasebook = {
    templates: readTemplates(path.join(folder, 'templates')),
    names: namesFile.parse(read('names.yaml')),
    layout: layoutFile.parse(read('layout.yaml')),
  };
  checkPhrasebook(book);
  return book;
};
