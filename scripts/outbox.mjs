// npm run outbox -- resend --service NAME --since 2026-11-22T09:00:00Z [--until 2026-11-22T10:00:00Z]
// Has the events that one service committed in a time sent once more: where the bus lost them, or a hearer set them aside.
// The service's own relay carries them; who handled one before drops it.
import { parseArgs } from 'node:util';
import { resendEvents } from '@mumaris/kit/events/resend';
import { sayErrors } from './platform/say-errors.mjs';
import { servicesMeant, storesAreFound, withStore } from './platform/stores.mjs';

const usage = `usage: npm run outbox -- resend --service NAME --since INSTANT [--until INSTANT]
${storesAreFound}`;

/** @param {string} name @param {string | undefined} text */
const instantOf = (name, text) => {
  const instant = new Date(text ?? '');
  if (Number.isNaN(instant.getTime()))
    throw new Error(`--${name} takes an instant, such as 2026-11-22T09:00:00Z\n${usage}`);
  return instant;
};

await sayErrors(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      service: { type: 'string' },
      since: { type: 'string' },
      until: { type: 'string' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) return console.log(usage);
  if (positionals[0] !== 'resend' || !values.service) throw new Error(usage);
  const since = instantOf('since', values.since);
  const until = values.until ? instantOf('until', values.until) : new Date();
  if (since > until)
    throw new Error(
      `--since ${since.toISOString()} is after ${values.until ? '--until' : 'now,'} ${until.toISOString()}: nothing lies between`,
    );
  const [service = ''] = servicesMeant(values.service);
  const count = await withStore(service, (connection) => resendEvents(connection, { since, until }));
  console.log(`${count} events will be sent once more`);
});
