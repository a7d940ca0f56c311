import { once } from 'node:events';
import { parseArgs } from 'node:util';
import { loadService } from '../rules/load-rules';
import { rehearse, type Rehearsed } from '../use-cases/rehearse';
import { verdictWords } from './replay-in-words';

const usage = `usage: npm run rehearse -- RULES_FILE [--json]
  Tries the proposed rules of one service, a file as in services/membership/rules/applications/services, on all its open applications and on
  everybody whose registration runs, changes nothing, and lists who would be affected: number, rule, from → to, and why. Listed is a rule
  that would keep somebody from something, or would do so no more. Both sides are judged on the first day of the proposed rules, or today where
  that has passed. What was handed in stays with its version (BIL-01): of it the list says only what the proposed rules would have said.
  --json   a line of JSON for each that is affected, and the counts as the last
  It takes membership's variables from the environment, or else those of the platform that runs here.`;

const progressEvery = 1_000;

type Open = <T>(work: (deps: Parameters<typeof rehearse>[0]) => Promise<T>) => Promise<T>;

const readArguments = (args: string[]) => {
  try {
    const options = { json: { type: 'boolean', default: false }, help: { type: 'boolean' } } as const;
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n${usage}`, { cause: error });
  }
};

/** A slow reader must not have lines gather in memory. */
const print = async (line: string): Promise<void> => {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
};

const wordOf = (verdict: keyof typeof verdictWords | null) => (verdict ? verdictWords[verdict] : 'no such rule');

const inWords = ({ number, status, effects }: Rehearsed): string =>
  effects
    .map(({ id, rule, from, to, why }) => {
      const whose = status ? `${number} (${status})` : number;
      return `${whose}  ${rule} ${id}: ${wordOf(from)} → ${wordOf(to)}. ${why.en}`;
    })
    .join('\n');

/** Counts as they come; as many as there are rules, whoever comes. */
const createCounts = () => {
  const looked = { APPLICATION: 0, REGISTRATION: 0 };
  const affected = { APPLICATION: 0, REGISTRATION: 0 };
  const byRule = new Map<string, number>();
  return {
    add: ({ what, effects }: Rehearsed) => {
      looked[what] += 1;
      affected[what] += effects.length ? 1 : 0;
      for (const { id, rule, from, to } of effects) {
        const key = `${rule} ${id}: ${wordOf(from)} → ${wordOf(to)}`;
        byRule.set(key, (byRule.get(key) ?? 0) + 1);
      }
      const all = looked.APPLICATION + looked.REGISTRATION;
      if (all % progressEvery === 0) process.stderr.write(`… ${all} looked at\n`);
    },
    asJson: () => JSON.stringify({ looked, affected, byRule: Object.fromEntries(byRule) }),
    inWords: () =>
      [
        `${affected.APPLICATION} of ${looked.APPLICATION} open applications and ${affected.REGISTRATION} of ${looked.REGISTRATION} registrations would be affected.`,
        ...[...byRule].map(([rule, count]) => `  ${count} × ${rule}`),
      ].join('\n'),
  };
};

/** Tries a proposed file of rules. @returns what is printed at the end @throws Error in words for whoever types the command */
export const rehearseCommand = async (args: string[], open: Open): Promise<string> => {
  const { values, positionals } = readArguments(args);
  if (values.help) return usage;
  const [file, ...more] = positionals;
  if (!file || more.length) throw new Error(usage);
  const proposed = loadService(file);
  const { json } = values;
  const counts = createCounts();
  await open(async (deps) => {
    if (!deps.rules.services.some(({ code }) => code === proposed.code))
      throw new Error(`${file}: there is no service ${proposed.code} yet, so that nobody is affected`);
    for await (const one of rehearse(deps)(proposed)) {
      counts.add(one);
      if (one.effects.length) await print(json ? JSON.stringify(one) : inWords(one));
    }
  });
  return json ? counts.asJson() : counts.inWords();
};
