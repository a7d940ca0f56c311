import { setTimeout as pause } from 'node:timers/promises';
import { eventually, payableInvoice, type Refused } from '@mumaris/sandbox/outsider';
import { type Applicant, newPractitioner, staffToken, submitted, underReview } from './people';
import { graph, pidOf, steps, town } from './platform';

interface Ended {
  status: string;
  timeline: { at: string; status: string }[];
  invoices: { status: string; payments: { at: string }[] }[];
}

const read = async (id: string, { token }: Applicant): Promise<Ended> => {
  const query = `query ($id: ID!) { application(id: $id) { status timeline { at status } invoices { status payments { at } } } }`;
  return (await graph.ask<{ application: Ended }>(query, { id }, token)).application;
};

/** What the instants of the payment and of the cancellation, and nothing else, make of the fee. */
const settled = (id: string, applicant: Applicant) =>
  eventually('both services to agree', async () => {
    const { status, timeline, invoices } = await read(id, applicant);
    const [invoice] = invoices;
    const [cancelledAt, paidAt] = [timeline.find((one) => one.status === 'CANCELLED')?.at, invoice?.payments[0]?.at];
    if (status !== 'CANCELLED' || !cancelledAt || !paidAt) return undefined;
    const wanted = Date.parse(paidAt) < Date.parse(cancelledAt) ? 'PAID' : 'CANCELLED';
    return invoice?.status === wanted ? wanted : undefined;
  });

const cancellations = async ({ email }: Applicant) =>
  (await town.messages(email)).filter(({ channel, subject }) => channel === 'EMAIL' && subject?.includes('أُلغي'));

/** Lets a service stand still while something happens. */
const held = async (service: string | undefined, work: () => Promise<unknown>) => {
  if (!service) return work();
  const pid = pidOf(service);
  process.kill(pid, 'SIGSTOP');
  const done = work();
  await pause(2_000);
  process.kill(pid, 'SIGCONT');
  return done;
};

const unhurried = 60_000;

describe('MEM-26 BIL-05 the applicant cancels, and the bank takes the fee within 50 ms', () => {
  test.each([
    ['before it', 0, 40, undefined],
    ['after it', 40, 0, undefined],
    ['at once', 0, 0, undefined],
    ['before it, while billing stands still', 0, 40, 'billing'],
    ['after it, while billing stands still', 40, 0, 'billing'],
    ['before it, while membership stands still', 0, 40, 'membership'],
  ] as const)(
    '%s: the application is cancelled, and both services agree',
    async (_, payAfterMs, cancelAfterMs, away) => {
      const applicant = await newPractitioner();
      const { id } = await submitted(applicant);
      const { sadad } = await payableInvoice(steps, id, 'ADMINISTRATIVE', applicant.token);
      await held(away, () =>
        Promise.all([
          pause(payAfterMs).then(() => town.payBill(sadad?.billNumber ?? '', { anyway: true })),
          pause(cancelAfterMs).then(() => steps.step('cancelApplication', id, applicant.token)),
        ]),
      );
      await settled(id, applicant).catch(async (error: unknown) => {
        throw new Error(JSON.stringify(await read(id, applicant)), { cause: error });
      });
      await eventually('the mail about it', async () => ((await cancellations(applicant)).length ? true : undefined));
      expect(await cancellations(applicant)).toHaveLength(1);
    },
    unhurried,
  );
});

test(
  'MEM-26 MEM-28 a reviewer approves while the applicant cancels: one of them is told that it is too late',
  async () => {
    const applicant = await newPractitioner();
    const reviewer = await staffToken('REVIEWER');
    const { id } = await underReview(applicant);
    await steps.step('claimApplication', id, reviewer);
    const outcomes = await Promise.allSettled([
      steps.approve(id, reviewer),
      steps.step('cancelApplication', id, applicant.token),
    ]);
    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
    const { status } = await read(id, applicant);
    // Cancelled first, there is nothing to approve; approved first, it is cancelled from there.
    expect(status).toBe('CANCELLED');
    for (const error of refused) expect((error as Refused).code).toBe('NOT_POSSIBLE_NOW');
    expect(refused.length).toBeLessThanOrEqual(1);
  },
  unhurried,
);
