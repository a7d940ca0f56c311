import { readFile, stat } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { openSigned, partsOf, readKeySet, SignatureFault } from '@mumaris/kit/secrets/sign';
import { z } from 'zod';
import { type Decision, decisionType } from '../domain/decision';
import { replay } from '../domain/replay';
import { decisionShape } from '../rules/decision-shape';
import { decisionInWords, differencesInWords } from './replay-in-words';

const usage = `usage: npm run replay -- FILE [--keys FILE_OR_ADDRESS]
  Looks whether a decision is the Commission's, and judges its facts by its rules again, with the code of today. It asks no store.
  FILE     what decisionBundle gave, saved as it came
  --keys   the public keys that decisions are signed by, a JWK set: a file, or the address where membership publishes them,
           …/decisions/keys.json. Without them nothing says whose decision it is
  Ends with 0 where the signature is right and every rule says what it said, and with 1 otherwise.`;

/** Longer than any decision. */
const mostBytes = 4_000_000;
const patienceMs = 10_000;

const readArguments = (args: string[]) => {
  try {
    const options = { keys: { type: 'string' }, help: { type: 'boolean' } } as const;
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${usage}`, { cause: error });
  }
};

const readText = async (file: string): Promise<string> => {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new Error(`${file} is no file that can be read`);
  if (found.size > mostBytes) throw new Error(`${file} is longer than any decision`);
  return readFile(file, 'utf8').catch((error: unknown) => {
    throw new Error(`${file} cannot be read`, { cause: error });
  });
};

const askFor = async (address: string): Promise<string> => {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(patienceMs) });
    if (!answer.ok) throw new Error(`it answers ${answer.status}`);
    return await answer.text();
  } catch (error) {
    throw new Error(`${address} gives no keys: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
};

const readKeys = async (place: string) => {
  const text = await (/^https?:\/\//.test(place) ? askFor(place) : readText(place));
  return readKeySet(text).catch((error: unknown) => {
    throw new Error(`${place} is no JWK set of Ed25519 keys`, { cause: error });
  });
};

/** The text of a decision, proved where there are keys. @throws Error with what is wrong with the file */
const openFile = async (file: string, keys: string | undefined): Promise<string> => {
  const compact = (await readText(file)).trim();
  try {
    return keys === undefined
      ? partsOf(compact, decisionType).text
      : await openSigned(compact, decisionType, await readKeys(keys));
  } catch (error) {
    if (!(error instanceof SignatureFault)) throw error;
    throw new Error(`${file} is not a decision as it was signed: ${error.message}`, { cause: error });
  }
};

const readDecision = (file: string, text: string): Decision => {
  const read = z.string().transform((json, { addIssue }): unknown => {
    try {
      return JSON.parse(json);
    } catch {
      addIssue({ code: 'custom', message: 'is not JSON' });
      return undefined;
    }
  });
  const { success, data, error } = read.pipe(decisionShape).safeParse(text);
  if (!success) throw new Error(`${file} says what this version cannot run again:\n${z.prettifyError(error)}`);
  return data;
};

/** Runs a decision again. @returns what is printed, and whether all is as it was @throws Error in words for whoever types the command */
export const replayCommand = async (args: string[]): Promise<{ said: string; same: boolean }> => {
  const { values, positionals } = readArguments(args);
  if (values.help) return { said: usage, same: true };
  const [file, ...more] = positionals;
  if (!file || more.length) throw new Error(usage);
  const decision = readDecision(file, await openFile(file, values.keys));
  const differences = replay(decision);
  const signature =
    values.keys === undefined
      ? 'Signature: not looked at; anybody can have written this. Name the keys: --keys FILE_OR_ADDRESS'
      : 'Signature: right.';
  return {
    said: [...decisionInWords(decision), signature, ...differencesInWords(differences, decision)]
      // Somebody else's file tells no terminal what to do.
      .map((line) => line.replaceAll(/\p{Cc}/gu, ' '))
      .join('\n'),
    same: !differences.length && values.keys !== undefined,
  };
};
