import { setTimeout as pause } from 'node:timers/promises';
import { eventually, Refused } from '@mumaris/sandbox/outsider';
import { untilHeard } from './bus';
import { balances, crossingOf, movedSince, read, settled, toldOf } from './crossing';
import { type Applicant, newPractitioner, staffToken, underReview } from './people';
import { brokerPid, steps, town } from './platform';

let applicant: Applicant;
let reviewer: string;
beforeAll(async () => {
  [applicant, reviewer] = await Promise.all([newPractitioner(), staffToken('REVIEWER')]);
});

const reason = { ar: 'لا يستوفي الشروط.', en: 'Conditions not met.' };
const words = {
  CANCELLED: ['ملغى', 'cancelled'],
  REJECTED: ['مرفوض', 'rejected'],
  COMPLETED: ['مكتمل', 'completed'],
} as const;

/** Who lost is told so by a code, and by words that say what is the case and what can be done. */
const expectRefusal = (error: unknown, status: keyof typeof words, possible: { ar: string; en: string }) => {
  expect(error).toBeInstanceOf(Refused);
  const [failure] = (error as Refused).details as { code: string; message: { ar: string; en: string } }[];
  expect(failure).toMatchObject({ code: 'NOT_POSSIBLE_NOW', rule: 'MEM-20' });
  const [ar, en] = words[status];
  expect(failure?.message.ar).toContain(ar);
  expect(failure?.message.ar).toContain(possible.ar);
  expect(failure?.message.en).toContain(en);
  expect(failure?.message.en).toContain(possible.en);
};
const anew = { ar: 'تقديم طلب جديد', en: 'start a new application' };
const another = { ar: 'استلام طلب آخر', en: 'claim another application' };

/** How many ms the reviewer begins before the applicant does, until both orders have been seen. */
const leads = [0, 0, 30, -30, 100, -100, 300, -300];

/** One decides and the other cancels, at nearly the same instant. @returns why either was refused */
const meet = async (id: string, decide: () => Promise<unknown>, leadMs: number) => {
  const [decided, cancelled] = await Promise.allSettled([
    pause(Math.max(-leadMs, 0)).then(decide),
    pause(Math.max(leadMs, 0)).then(() => steps.step('cancelApplication', id, applicant.token)),
  ]);
  const whyOf = (outcome: PromiseSettledResult<unknown>) =>
    outcome.status === 'rejected' ? (outcome.reason as unknown) : undefined;
  return { toReviewer: whyOf(decided), toApplicant: whyOf(cancelled) };
};

const claimed = async () => {
  const application = await underReview(applicant);
  await steps.step('claimApplication', application.id, reviewer);
  return { ...application, applicant };
};
const happened = async (id: string) => (await read({ id, applicant })).timeline.map(({ status }) => status);
const decisions = async (number: string) =>
  (await town.messages(applicant.email)).filter(
    ({ channel, subject }) => channel === 'EMAIL' && subject?.includes('القرار') && subject.includes(number),
  ).length;

/** Until each order has been seen. */
const inBothOrders = async (orders: readonly string[], round: (leadMs: number) => Promise<string>) => {
  const seen = new Set<string>();
  for (const leadMs of leads) {
    seen.add(await round(leadMs));
    if (seen.size === orders.length) break;
  }
  expect([...seen].toSorted()).toEqual(orders);
};

test('MEM-26 MEM-28 a reviewer approves while the applicant cancels: it ends cancelled, and an approval that came too late is told so', async () => {
  await inBothOrders(['approved, then cancelled', 'cancelled, and not approved'], async (leadMs) => {
    const application = await claimed();
    const { id } = application;
    const { toReviewer, toApplicant } = await meet(id, () => steps.approve(id, reviewer), leadMs);
    // Until it is completed it can be cancelled, from wherever it is.
    expect(toApplicant).toBeUndefined();
    await eventually('the mail about it', async () => (await toldOf(application)).mails || undefined);
    expect(await toldOf(application)).toEqual({ mails: 1, messages: 1 });
    const timeline = await happened(id);
    expect(timeline.at(-1)).toBe('CANCELLED');
    if (toReviewer) {
      expectRefusal(toReviewer, 'CANCELLED', another);
      expect(timeline).not.toContain('PRELIMINARILY_APPROVED');
      return 'cancelled, and not approved';
    }
    expect(timeline).toContain('PRELIMINARILY_APPROVED');
    // MEM-23: nothing stays due of an approval that was withdrawn from.
    await untilHeard();
    const { invoices } = await read(application);
    expect(invoices.map(({ status }) => status)).not.toContain('ISSUED');
    return 'approved, then cancelled';
  });
});

test('MEM-24 MEM-26 MEM-28 a reviewer rejects while the applicant cancels: one wins, and the other is told what is the case', async () => {
  await inBothOrders(['cancelled', 'rejected'], async (leadMs) => {
    const application = await claimed();
    const { id, number } = application;
    const { toReviewer, toApplicant } = await meet(id, () => steps.reject(id, reason, reviewer), leadMs);
    const last = (await happened(id)).at(-1);
    if (toReviewer) {
      expect({ last, toApplicant }).toEqual({ last: 'CANCELLED', toApplicant: undefined });
      expectRefusal(toReviewer, 'CANCELLED', another);
      await eventually('the mail about it', async () => (await toldOf(application)).mails || undefined);
      expect({ ...(await toldOf(application)), decisions: await decisions(number) }).toEqual({
        mails: 1,
        messages: 1,
        decisions: 0,
      });
      return 'cancelled';
    }
    expect(last).toBe('REJECTED');
    expectRefusal(toApplicant, 'REJECTED', anew);
    await eventually('the mail about it', async () => (await decisions(number)) || undefined);
    expect({ ...(await toldOf(application)), decisions: await decisions(number) }).toEqual({
      mails: 0,
      messages: 0,
      decisions: 1,
    });
    return 'rejected';
  });
});

/** What is approved and not paid yet; what lay on the accounts before its service fee was asked for. */
const approved = async () => {
  const application = await claimed();
  const before = await balances();
  await steps.approve(application.id, reviewer);
  return { before, crossing: await crossingOf(application, applicant, 'SERVICE') };
};

describe('MEM-26 BIL-05 BIL-10 the applicant cancels what was approved, and the bank takes the service fee', () => {
  test.each([
    ['before it', 'pay', 'cancel', 'PAID'],
    ['after it', 'cancel', 'pay', 'CANCELLED'],
  ] as const)(
    '%s, while the bus stands still: it ends cancelled, and the instants decide over the money',
    async (_, first, second, ending) => {
      const { before, crossing } = await approved();
      const pid = brokerPid();
      process.kill(pid, 'SIGSTOP');
      try {
        await crossing[first]();
        await crossing[second]();
      } finally {
        process.kill(pid, 'SIGCONT');
      }
      expect(await settled(before, [crossing])).toEqual([ending]);
    },
  );

  test('at once: it ends cancelled, or was completed before and the applicant is told so', async () => {
    const { before, crossing } = await approved();
    const [, cancelled] = await Promise.allSettled([crossing.pay(), crossing.cancel()]);
    if (cancelled.status === 'fulfilled') return void (await settled(before, [crossing]));
    expectRefusal(cancelled.reason, 'COMPLETED', anew);
    expect((await read(crossing)).status).toBe('COMPLETED');
    const fee = expect.any(Number) as number;
    expect(await movedSince(before)).toEqual({ 'clearing:sadad': fee, 'fee-income:service': fee });
    return undefined;
  });
});
