/** One thing that happened, with facts. Never put a secret, a message's text or a card number in the facts. */
export type Log = (event: string, facts?: Record<string, string | number | boolean>) => void;

/** One JSON line for each event on standard output. */
export const jsonLog: Log = (event, facts = {}) => {
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), service: 'sandbox', event, ...facts })}\n`);
};

/** For tests: says nothing. */
export const silentLog: Log = () => undefined;
