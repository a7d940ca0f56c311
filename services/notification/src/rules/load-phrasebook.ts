import { readdirSync } from 'node:fs';
import path from 'node:path';
import { loadRules } from '@mumaris/kit/rules';
import type { Phrasebook, Template } from '../domain/template';
import { checkPhrasebook } from './check-phrasebook';
import { layoutFile, namesFile, templateFile } from './template-file';

const readTemplates = (folder: string): Map<string, Template> => {
  const templates = new Map<string, Template>();
  for (const file of readdirSync(folder).toSorted())
    for (const [about, template] of Object.entries(loadRules(path.join(folder, file), templateFile))) {
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
  const book: Phrasebook = {
    templates: readTemplates(path.join(folder, 'templates')),
    names: loadRules(path.join(folder, 'names.yaml'), namesFile),
    layout: loadRules(path.join(folder, 'layout.yaml'), layoutFile),
  };
  checkPhrasebook(book);
  return book;
};
