import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '@mumaris/sandbox/outsider';
import { type Lying, saidBy, sayAgain, untilBehind, untilHeard } from './bus';
import { balances, type Crossing, openCrossing, read, settled, toldOf } from './crossing';
import { type Applicant, newPractitioner } from './people';
import { addresses, brokerPid, pidOf } from './platform';

let applicant: Applicant;
beforeAll(async () => {
  applicant = await newPractitioner();
});

interface Acts {
  pay: Promise<unknown>;
  cancel: Promise<unknown>;
}
type Side = 'billing' | 'membership' | 'the bus';

/** How long before the other each act begins, in ms. */
const orders = {
  'before it': { pay: 0, cancel: 40 },
  'after it': { pay: 40, cancel: 0 },
  'at once': { pay: 0, cancel: 0 },
};
const begin = ({ pay, cancel }: Crossing, ms: { pay: number; cancel: number }): Acts => ({
  pay: pause(ms.pay).then(pay),
  cancel: pause(ms.cancel).then(cancel),
});

const isTaken = async ({ billNumber }: Crossing) => {
  const bill = (await (await fetch(`${addresses.sandbox}/api/bills/${billNumber}`)).json()) as { payments: object[] };
  return bill.payments.length || undefined;
};

/** Waits for all that can happen while a side stands still. */
const untilAllElse: Record<Side, (acts: Acts, crossing: Crossing) => Promise<unknown>> = {
  billing: async ({ cancel }, crossing) => {
    await cancel;
    await eventually('the bank to take it', () => isTaken(crossing));
    await untilBehind('billing');
  },
  membership: async ({ pay }) => {
    await pay;
    await untilBehind('membership');
  },
  'the bus': async ({ pay, cancel }, crossing) => {
    await Promise.all([pay, cancel]);
    // Neither has heard of the other.
    expect(await read(crossing)).toMatchObject({ status: 'CANCELLED', invoices: [{ status: 'PAID' }] });
  },
};

const held = async (side: Side, crossing: Crossing, ms: { pay: number; cancel: number }): Promise<Acts> => {
  const pid = side === 'the bus' ? brokerPid() : pidOf(side);
  process.kill(pid, 'SIGSTOP');
  try {
    const acts = begin(crossing, ms);
    await untilAllElse[side](acts, crossing);
    return acts;
  } finally {
    process.kill(pid, 'SIGCONT');
  }
};

const sides = [undefined, 'billing', 'membership', 'the bus'] as const;
const cases = sides.flatMap((side) =>
  Object.entries(orders).map(([order, ms]) => ({
    order: side ? `${order}, while ${side} stands still` : order,
    ms,
    side,
  })),
);

describe('MEM-26 BIL-05 BIL-10 the applicant cancels, and the bank takes the fee within 50 ms', () => {
  test.each(cases)(
    '$order: the application is cancelled, the instants decide over the money, and the applicant is told once',
    async ({ ms, side }) => {
      const before = await balances();
      const crossing = await openCrossing(applicant);
      const { pay, cancel } = side ? await held(side, crossing, ms) : begin(crossing, ms);
      await Promise.all([pay, cancel]);
      await settled(before, [crossing]);
    },
  );
});

/** The lists one after another, and one of each in turn: what one thing said keeps its order no more among what others said. */
const shuffled = (said: readonly Lying[]): Lying[] => {
  const byThing = [...Map.groupBy(said, ({ key }) => key?.toString())].map(([, list]) => list);
  const longest = Math.max(...byThing.map((list) => list.length));
  const inTurn = Array.from({ length: longest }, (_, at) => byThing.flatMap((list) => list.slice(at, at + 1)));
  return [...byThing.toReversed().flat(), ...inTurn.flat()];
};

test('MEM-26 BIL-05 BIL-10 NTF-03 all that was said of acts that crossed, said twice more and in another order, changes nothing', async () => {
  const before = await balances();
  const paidFirst = await openCrossing(applicant);
  await paidFirst.pay();
  await paidFirst.cancel();
  const cancelledFirst = await openCrossing(applicant);
  await cancelledFirst.cancel();
  await cancelledFirst.pay();
  const crossings = [paidFirst, cancelledFirst];
  expect(await settled(before, crossings)).toEqual(['PAID', 'CANCELLED']);
  await untilHeard();
  const look = async () => ({
    balances: await balances(),
    crossings: await Promise.all(crossings.map(async (one) => ({ ...(await read(one)), told: await toldOf(one) }))),
  });
  const seen = await look();
  const payments = seen.crossings.flatMap(({ invoices }) => invoices.flatMap((invoice) => invoice.payments));
  // What is said of a payment names it alone.
  const names = [...crossings, ...payments].map(({ id }) => id);
  const isOfThem = ({ value }: Lying) => names.some((name) => value?.includes(name));
  const said = (await saidBy('membership', 'billing')).filter(isOfThem);
  // Submitted, issued and cancelled, each of both; paid of one, unallocated of the other.
  expect(said.length).toBeGreaterThanOrEqual(8);
  await sayAgain(shuffled(said));
  await untilHeard();
  expect(await look()).toEqual(seen);
});
