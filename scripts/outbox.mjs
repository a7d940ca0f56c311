// npm run outbox -- resend --since 2026-11-22T09:00:00Z [--until 2026-11-22T10:00:00Z]
// Has the events that one service committed in a time sent once more: where the bus lost them, or a hearer set them aside.
// The service's own relay carries them; who handled one before drops it. Takes MONGODB_URI, the service's, from the environment.
import { parseArgs } from 'node:util';
import { loadConfig, serviceVariables } from '@mumaris/kit/config';
import { resendEvents } from '@mumaris/kit/events/resend';
import { connectMongo } from '@mumaris/kit/mongo/connect';

const usage = 'usage: MONGODB_URI=… npm run outbox -- resend --since INSTANT [--until INSTANT]';

/** @param {string} name @param {string | undefined} text */
const instantOf = (name, text) => {
  const instant = new Date(text ?? '');
  if (Number.isNaN(instant.getTime()))
    throw new Error(`--${name} takes an instant, such as 2026-11-22T09:00:00Z\n${usage}`);
  return instant;
};

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { since: { type: 'string' }, until: { type: 'string' }, help: { type: 'boolean' } },
  });
  if (values.help) console.log(usage);
  else if (positionals[0] !== 'resend' || !process.env['MONGODB_URI']) throw new Error(usage);
  else {
    const wanted = {
      since: instantOf('since', values.since),
      ...(values.until && { until: instantOf('until', values.until) }),
    };
    // Held to what production asks for where that is said.
    const { MONGODB_URI } = loadConfig(
      { MONGODB_URI: serviceVariables.MONGODB_URI },
      { NODE_ENV: 'development', ...process.env },
    );
    const connection = await connectMongo(MONGODB_URI, 'outbox');
    try {
      console.log(`${await resendEvents(connection, wanted)} events will be sent once more`);
    } finally {
      await connection.close();
    }
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
