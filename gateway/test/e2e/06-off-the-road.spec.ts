import { payableInvoice, reached } from '@mumaris/sandbox/outsider';
import { comeBack, newPractitioner, staffToken, submitted, underReview } from './people';
import { graph, steps, town } from './platform';

const riyadhDay = (instant: Date) => new Date(instant.getTime() + 3 * 3_600_000).toISOString().slice(0, 10);
const dayMs = 86_400_000;

/** The end of the 30th day in Riyadh after `start`. */
const endOfThirtiethDay = (start: Date) => new Date(Date.parse(`${riyadhDay(start)}T00:00:00+03:00`) + 31 * dayMs - 1);

/** Moves the clock to just before or just after an instant, in whole seconds. */
const moveTo = async (instant: Date) => {
  const seconds = Math.floor((instant.getTime() - (await town.now()).getTime()) / 1_000);
  await town.moveClock(`PT${seconds}S`);
};

const deficiency = [{ ar: 'أرفق موافقة جهة التدريب.', en: 'Attach the consent of the training institution.' }];

// The clock only goes forward: these come last, in this order.
describe('the ways off the road, by the moved clock', () => {
  test('MEM-22 MEM-23 BIL-03 BIL-04 unpaid fees and an unanswered return end at the end of their 30th day, with the e-mail', async () => {
    const reviewer = await staffToken('REVIEWER');
    const [unpaid, unanswered, approved] = [await newPractitioner(), await newPractitioner(), await newPractitioner()];
    const first = await submitted(unpaid);
    const invoice = await payableInvoice(steps, first.id, 'ADMINISTRATIVE', unpaid.token);

    const second = await underReview(unanswered);
    await steps.step('claimApplication', second.id, reviewer);
    const returned = await steps.return(second.id, deficiency, reviewer);

    const third = await underReview(approved);
    await steps.step('claimApplication', third.id, reviewer);
    await steps.approve(third.id, reviewer);
    const service = await payableInvoice(steps, third.id, 'SERVICE', approved.token);

    const due = endOfThirtiethDay(await town.now());
    expect([invoice.dueAt, returned.deadline?.at, service.dueAt].map((at) => new Date(at ?? 0))).toEqual([
      due,
      due,
      due,
    ]);

    await moveTo(new Date(due.getTime() - 20_000));
    const later = await comeBack(unpaid);
    expect((await steps.read(first.id, later.token)).status).toBe('AWAITING_ADMIN_FEE');

    await moveTo(new Date(due.getTime() + 2_000));
    for (const [applicant, { id }] of [
      [unpaid, first],
      [unanswered, second],
      [approved, third],
    ] as const) {
      const { token } = await comeBack(applicant);
      await reached(steps, id, 'CANCELLED', token);
      const mail = await town.message({ to: applicant.email, channel: 'EMAIL', contains: 'أُلغي طلبكم' });
      expect(mail.subject).toBeTruthy();
    }
    expect((await steps.read(first.id, (await comeBack(unpaid)).token)).invoices).toMatchObject([
      { status: 'EXPIRED' },
    ]);
  }, 90_000);

  test('BIL-05 money that comes after the end is booked, and the application stays cancelled', async () => {
    const applicant = await newPractitioner();
    const { id } = await submitted(applicant);
    const invoice = await payableInvoice(steps, id, 'ADMINISTRATIVE', applicant.token);
    await steps.step('cancelApplication', id, applicant.token);
    await reached(steps, id, 'CANCELLED', applicant.token);
    await town.payBill(invoice.sadad?.billNumber ?? '', { anyway: true });
    expect((await steps.read(id, applicant.token)).status).toBe('CANCELLED');
    const finance = await staffToken('FINANCE');
    const query = '{ trialBalance { debits { amount } credits { amount } accounts { code credits { amount } } } }';
    const { trialBalance } = await graph.ask<{
      trialBalance: { debits: object; credits: object; accounts: { code: string; credits: { amount: number } }[] };
    }>(query, {}, finance);
    expect(trialBalance.debits).toEqual(trialBalance.credits);
    expect(trialBalance.accounts.find(({ code }) => code === 'refunds-payable')?.credits.amount).toBeGreaterThan(0);
  });

  test('MEM-26 the applicant withdraws, and may then start anew', async () => {
    const applicant = await newPractitioner();
    const application = await underReview(applicant);
    await steps.step('cancelApplication', application.id, applicant.token);
    expect((await steps.start(applicant.token)).status).toBe('DRAFT');
  });
});
