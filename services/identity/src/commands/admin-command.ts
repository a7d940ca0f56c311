import { parseArgs } from 'node:util';
import { failuresOf } from '@mumaris/kit/errors';
import type { Assembly } from '../assemble';
import { maskEmail } from '@mumaris/kit/text/masking';
import { inviteAdmin } from '../use-cases/invite-admin';

const usage = `usage: npm run admin -- create --first-name NAME --last-name NAME --email ADDRESS [--language AR|EN]
       npm run admin -- list`;

/** How many administrators are listed at most. */
const listed = 100;

const readArguments = (args: string[]) => {
  const text = { type: 'string' } as const;
  const options = { 'first-name': text, 'last-name': text, email: text, language: { ...text, default: 'AR' } };
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${usage}`, { cause: error });
  }
};

const create = async (assembly: Assembly, values: ReturnType<typeof readArguments>['values']): Promise<string> => {
  const { 'first-name': firstName, 'last-name': lastName, email, language } = values;
  const missing = Object.entries({ '--first-name': firstName, '--last-name': lastName, '--email': email })
    .filter(([, value]) => !value)
    .map(([flag]) => flag);
  if (missing.length) throw new Error(`${missing.join(', ')}: missing\n${usage}`);
  if (language !== 'AR' && language !== 'EN') throw new Error(`--language: AR or EN\n${usage}`);
  const form = { firstName: firstName ?? '', lastName: lastName ?? '', email: email ?? '', language } as const;
  const { url, expiresAt } = await inviteAdmin(assembly)(form);
  return `Invited. The link works once, until ${expiresAt.toISOString()}; it went by e-mail, too:\n${url}`;
};

const list = async ({ accounts, factors }: Assembly): Promise<string> => {
  const admins = await accounts.findByRole('ADMIN', listed);
  const lines = admins.map(async ({ id, status, email }) => {
    const app = (await factors.secondFactors.find(id))?.totp ? ['app'] : [];
    const passkeys = (await factors.passkeys.findOf([id])).length;
    const second = [...app, ...(passkeys ? [`${passkeys} passkeys`] : [])].join(', ') || 'none';
    return `${id}  ${status.padEnd(7)}  ${maskEmail(email)}  second factor: ${second}`;
  });
  return (await Promise.all(lines)).join('\n') || 'none';
};

/** What a person reads of an error; a form's is told in words. */
const inWords = (error: unknown): unknown => {
  const failures = failuresOf(error);
  return failures
    ? new Error(failures.map(({ field, message }) => `${String(field)}: ${message.en}`).join('\n'))
    : error;
};

/**
 * Invites an administrator, or lists those there are (IDN-14). @returns what is printed
 * @throws Error in words for whoever types the command
 */
export const adminCommand = async (assembly: Assembly, args: string[]): Promise<string> => {
  const { values, positionals } = readArguments(args);
  if (positionals.length === 1 && positionals[0] === 'list') return list(assembly);
  if (positionals.length !== 1 || positionals[0] !== 'create') throw new Error(usage);
  return create(assembly, values).catch((error: unknown) => {
    throw inWords(error);
  });
};
