import { parseArgs } from 'node:util';
import { usage } from './usage.mjs';

/** What keeps a command from looking at all, in words for whoever typed it. */
export class UsageFault extends Error {}

const options = /** @type {const} */ ({
  keys: { type: 'string' },
  'status-list': { type: 'string', multiple: true },
  at: { type: 'string' },
  issuer: { type: 'string' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean', default: false },
});

/** Noon in Riyadh: what is valid on a day is valid all of it. */
const noonOf = (/** @type {string} */ day) => `${day}T09:00:00Z`;

/**
 * The moment that is asked about, in ms.
 * @param {string | undefined} typed @param {number} now
 */
const momentOf = (typed, now) => {
  if (typed === undefined) return now;
  const whole = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))?$/.test(typed);
  const at = Date.parse(typed.length === 10 ? noonOf(typed) : typed);
  if (!whole || Number.isNaN(at))
    throw new UsageFault(`--at is a moment, such as 2026-03-01T09:00:00Z, or a day, such as 2026-03-01; not ${typed}`);
  return at;
};

const parsed = (/** @type {string[]} */ args) => {
  try {
    return parseArgs({ args, allowPositionals: true, options });
  } catch (error) {
    throw new UsageFault(`${error instanceof Error ? error.message : String(error)}\n${usage}`, { cause: error });
  }
};

/**
 * What the command was typed with.
 * @param {string[]} args @param {number} now in ms
 * @throws UsageFault
 */
export const readArguments = (args, now) => {
  const { values, positionals } = parsed(args);
  const { keys = '', 'status-list': lists = [], at, issuer, json, help } = values;
  const [proof = '', ...more] = positionals;
  if (!help && (!proof || !keys || more.length)) throw new UsageFault(usage);
  return { proof, keys, lists, at: momentOf(at, now), issuer, json, help };
};
