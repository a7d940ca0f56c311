import { eventually } from '@mumaris/sandbox/outsider';
import { untilHeard } from './bus';
import { balances, type Crossing, openCrossing, settled, unlessAway } from './crossing';
import { type Applicant, newPractitioner } from './people';
import { addresses, pidOf } from './platform';

let applicants: readonly [Applicant, Applicant];
beforeAll(async () => {
  applicants = await Promise.all([newPractitioner(), newPractitioner()]);
});

const answers = (service: string) =>
  fetch(`${addresses.services[service]}/health/live`, { signal: AbortSignal.timeout(2_000) }).then(
    () => true,
    () => false,
  );

/** What happens while a service is down begins when its process is gone. */
const kill = async (service: string) => {
  process.kill(pidOf(service), 'SIGKILL');
  await eventually(`the end of ${service}`, async () => ((await answers(service)) ? undefined : true));
};

/** Its place in the consumer group is free 10 s after its death: then it hears what was said meanwhile. */
const patience = 40;
const pay = ({ pay: take }: Crossing) => take();
/** As often as it takes. */
const cancel = ({ cancel: withdraw }: Crossing) => eventually('the cancellation', () => unlessAway(withdraw), patience);

describe('MEM-26 BIL-05 BIL-10 a payment and a cancellation, and one side is down', () => {
  test.each([
    { service: 'billing', first: pay, second: cancel, endings: ['PAID', 'CANCELLED'] },
    { service: 'membership', first: cancel, second: pay, endings: ['CANCELLED', 'PAID'] },
  ])(
    '$service dies between them, and is down while another’s cross: the instants decide, and each is told once',
    async ({ service, first, second, endings }) => {
      const before = await balances();
      const [between, during] = (await Promise.all(applicants.map(openCrossing))) as [Crossing, Crossing];
      // What died while it handled these would hold them for half a minute more, as the store keeps its locks.
      await untilHeard();
      await first(between);
      await kill(service);
      await second(between);
      await second(during);
      await first(during);
      expect(await settled(before, [between, during], patience)).toEqual(endings);
    },
    2 * patience * 1_000,
  );
});
