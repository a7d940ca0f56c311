// node dist/sample.js PEOPLE.json: opens the sample people's profiles; again, it changes nothing.
import { readFile } from 'node:fs/promises';
import { followClock, systemClock } from '@mumaris/kit/clock';
import { createOutbox } from '@mumaris/kit/events/outbox';
import { createLogger } from '@mumaris/kit/log';
import { connectMongo } from '@mumaris/kit/mongo/connect';
import { prepareStore } from '@mumaris/kit/mongo/prepare';
import { readSampleConfig } from './config';
import { openSampleProfiles, samplePeople } from './profile/use-cases/open-sample-profiles';
import { wireDeps } from './wire';

/** Loads the sample people of a file. @returns how many profiles were opened */
export const loadSample = async (file: string, config = readSampleConfig()): Promise<number> => {
  const people = samplePeople.parse(JSON.parse(await readFile(file, 'utf8')));
  const connection = await connectMongo(config.MONGODB_URI, 'membership-sample');
  const log = createLogger('membership', config.LOG_LEVEL);
  const followed = config.CLOCK_URL ? await followClock({ url: config.CLOCK_URL, log }) : undefined;
  try {
    const clock = followed ?? systemClock;
    const deps = wireDeps({ connection, clock, outbox: createOutbox({ service: 'membership', connection, clock }) });
    await prepareStore(connection);
    return await openSampleProfiles(deps)(people);
  } finally {
    followed?.stop();
    await connection.close();
  }
};

const main = async (): Promise<void> => {
  const [, , file] = process.argv;
  if (!file) throw new Error('usage: node dist/sample.js PEOPLE.json');
  process.stdout.write(`${await loadSample(file)} profiles opened\n`);
};

if (require.main === module)
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
