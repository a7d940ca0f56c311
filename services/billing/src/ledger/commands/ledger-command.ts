import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { type Day, dayOf, endOfDay } from '@mumaris/kit/calendar';
import { decimal } from '../../money';
import type { Period, Statement } from '../use-cases/read-statement';
import type { TrialBalance } from '../domain/trial-balance';
import type { Verification } from '../use-cases/verify/verify-ledger';
import { balanceInWords, differencesInWords, lineInWords, statementHeading, verifiedInWords } from './in-words';

const usage = `usage: npm run ledger -- COMMAND
  verify                                        reads the whole ledger beside the running service: the chain against its hashes, each posting in
                                                one block or not sealed yet, the kept sums, and every invoice and payment against its postings.
                                                Ends with 1 where something differs, and names it (100 at most)
  balance [--at DAY]                            the trial balance at the end of a day in Riyadh, 2026-11-22, or of all that is booked
  statement ACCOUNT [--from DAY] [--to DAY]     the entries of an account in a period, both days included, with its balance after each
  It takes billing's variables from the environment, or else those of the platform that runs here.`;

/** What the command is connected to. */
interface LedgerReads {
  verify(progress: (said: string) => void): Promise<Verification>;
  readTrialBalance(day?: Day): Promise<TrialBalance>;
  readStatement(account: string, period: Period): Promise<Statement>;
}

type Open = <T>(work: (reads: LedgerReads) => Promise<T>) => Promise<T>;

const readArguments = (args: string[]) => {
  try {
    const day = { type: 'string' } as const;
    const options = { at: day, from: day, to: day, help: { type: 'boolean' } } as const;
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${usage}`, { cause: error });
  }
};

const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(endOfDay(text).getTime()) && dayOf(endOfDay(text)) === text;

/** A slow reader must not have lines gather in memory. */
const print = async (line: string): Promise<void> => {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
};

const verify = async ({ verify: run }: LedgerReads): Promise<string> => {
  const found = await run((said) => process.stderr.write(`… ${said}\n`));
  if (found.count) throw new Error(differencesInWords(found));
  return verifiedInWords(found);
};

const printStatement = async (reads: LedgerReads, account: string, period: Period): Promise<string> => {
  const { opening, lines, closing } = await reads.readStatement(account, period);
  await print(statementHeading);
  await print(`carried forward: ${decimal(opening)}`);
  let balance = opening;
  for await (const line of lines) {
    await print(lineInWords(line));
    balance = line.balance;
  }
  if (balance !== closing)
    throw new Error(
      `the entries come to ${decimal(balance)}, and kept is ${decimal(closing)}: npm run ledger -- verify`,
    );
  return `balance: ${decimal(closing)}`;
};

/** Carries a command of the ledger out. @returns what is printed at the end @throws Error in words for whoever types it */
export const ledgerCommand = async (args: string[], open: Open): Promise<string> => {
  const { values, positionals } = readArguments(args);
  if (values.help) return usage;
  const { at, from, to } = values;
  const wrong = [at, from, to].find((day) => day !== undefined && !isDay(day));
  if (wrong !== undefined) throw new Error(`${wrong} is no day, as 2026-11-22 is`);
  if (from !== undefined && to !== undefined && to < from)
    throw new Error(`${to} is before ${from}: name the earlier day first`);
  const [command, account, ...more] = positionals;
  const isPlain = account === undefined && from === undefined && to === undefined;
  if (command === 'verify' && isPlain && at === undefined) return open(verify);
  if (command === 'balance' && isPlain) return open(async (reads) => balanceInWords(await reads.readTrialBalance(at)));
  if (command === 'statement' && account !== undefined && !more.length && at === undefined)
    return open((reads) => printStatement(reads, account, { from, to }));
  throw new Error(usage);
};
