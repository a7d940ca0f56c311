// node stopper.mjs '{ fault }'
// A process with things to stop, which ends by a signal, or by a fault that no code expected.
import { writeSync } from 'node:fs';
import { createStopper, stopOnSignals } from '@mumaris/kit/stop';
import { testLog as log } from '@mumaris/kit/testing';

const { fault } = JSON.parse(process.argv[2] ?? '{}');
const stopper = createStopper(log);
stopOnSignals(stopper, log);
stopper.add('store', () => writeSync(1, 'store '));
stopper.add('server', async () => {
  await new Promise((resolve) => setTimeout(resolve, 50));
  writeSync(1, 'server ');
});
setInterval(() => undefined, 1_000);
if (fault === 'thrown')
  setTimeout(() => {
    throw new Error('nobody expected this');
  });
// As the kit tells of a consumer that will not come back.
if (fault === 'rejected') process.nextTick(() => Promise.reject(new Error('the consumer is gone')));
writeSync(1, 'started ');
