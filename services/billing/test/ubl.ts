import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { validateXML } from 'xmllint-wasm';

const folder = path.join(__dirname, 'ubl-2.1');
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.xsd'))
  .map((fileName) => ({ fileName, contents: readFileSync(path.join(folder, fileName), 'utf8') }));
const schema = files.find(({ fileName }) => fileName === 'UBL-Invoice-2.1.xsd')!;
const preload = files.filter((file) => file !== schema);

/** What the schema of UBL 2.1 says against a document; nothing where it holds. */
export const faultsInUbl = async (xml: string): Promise<string[]> =>
  (
    await validateXML({ xml: { fileName: 'invoice.xml', contents: xml }, schema, preload, maxMemoryPages: 8_192 })
  ).errors.map(({ message }) => message);

/** The document in the canonical form of XML; xmllint ends what it prints with a line. */
export const canonical = async (xml: string): Promise<string> =>
  (await validateXML({ xml: { fileName: 'invoice.xml', contents: xml }, normalization: 'c14n' })).normalized.replace(
    /\n$/,
    '',
  );
