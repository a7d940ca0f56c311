import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { UsageFault } from './arguments.mjs';

/** Longer than any proof, set of keys or list. */
const mostBytes = 2_000_000;

/** npm runs a script in its own folder; files are named from where it was typed. */
const fromHere = (/** @type {string} */ file) => path.resolve(process.env['INIT_CWD'] ?? process.cwd(), file);

const readStdin = async () => {
  const chunks = [];
  let bytes = 0;
  for await (const chunk of process.stdin) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new UsageFault('what came in is longer than any proof');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const read = async (/** @type {string} */ file) => {
  if (file === '-') return readStdin();
  const found = await stat(fromHere(file)).catch(() => undefined);
  if (!found?.isFile()) throw new UsageFault(`${file} is no file that can be read`);
  if (found.size > mostBytes) throw new UsageFault(`${file} is longer than any proof, set of keys or list`);
  return readFile(fromHere(file), 'utf8');
};

/**
 * A saved set of keys: as it stands at /.well-known/jwks.json, or within what issuers say of themselves (jwt-vc-issuer).
 * @param {string} text @param {string} file @param {string | undefined} issuer
 */
const readKeys = (text, file, issuer) => {
  let said;
  try {
    said = JSON.parse(text);
  } catch (error) {
    throw new UsageFault(`${file} is no JWK set`, { cause: error });
  }
  const keys = said?.keys ?? said?.jwks?.keys;
  if (!Array.isArray(keys)) throw new UsageFault(`${file} is no JWK set`);
  const whose = issuer ?? said.issuer;
  if (typeof whose !== 'string') throw new UsageFault(`${file} does not say whose keys it has: say it by --issuer`);
  return { keys, issuer: whose };
};

/**
 * What is to be looked at.
 * @param {{ proof: string, keys: string, lists: string[], issuer: string | undefined }} asked
 * @throws UsageFault
 */
export const readFiles = async ({ proof, keys, lists, issuer }) => ({
  proof: (await read(proof)).trim(),
  trusted: readKeys(await read(keys), keys, issuer),
  lists: await Promise.all(lists.map(async (file) => ({ file, text: (await read(file)).trim() }))),
});
