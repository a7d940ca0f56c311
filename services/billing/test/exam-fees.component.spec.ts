import { waitFor } from '@mumaris/kit/testing';
import {
  ExamAttemptFeeDueV1,
  ExamResultCorrectedV1,
  ExamResultRecordedV1,
  InvoiceIssuedV1,
  InvoicePaidV1,
} from '@mumaris/schemas';
import { type Billing, startBilling } from './billing';
import { exampleOf } from './examples';
import { noon } from './fixtures';
import { scenario } from './scenario';

let billing: Billing;
let say: ReturnType<typeof scenario>;
beforeAll(async () => {
  billing = await startBilling(noon.toISOString());
  say = scenario(billing);
});
afterAll(() => billing.stop());

const place = (applicationId: string) => ({ subject: applicationId.replace('app', 'exm'), time: billing.clock.now() });

/** The second fail of somebody, and the invoice that it makes; the event comes as often as is said. */
const asked = async (name: string, times = 1) => {
  const person = { applicationId: `app_${name}`, accountId: `acc_${name}` };
  const data = { ...exampleOf(ExamAttemptFeeDueV1, 'membership/exam-attempt-fee-due'), ...person };
  const due = { ...data, requestedAt: billing.clock.now().toISOString() };
  for (let time = 0; time < times; time++)
    await billing.bus.publish(ExamAttemptFeeDueV1, due, place(person.applicationId));
  const invoice = await billing.bus.hear(
    InvoiceIssuedV1,
    ({ applicationId }) => applicationId === person.applicationId,
  );
  return { ...person, invoice };
};

const corrected = ({ applicationId, accountId }: { applicationId: string; accountId: string }) => {
  const example = exampleOf(ExamResultCorrectedV1, 'membership/exam-result-corrected');
  return billing.bus.publish(ExamResultCorrectedV1, { ...example, applicationId, accountId }, place(applicationId));
};

test('MEM-53 attempt-01 c, attempt-02 a: the third attempt costs 400, and is asked for once however often it is said', async () => {
  const { applicationId, invoice } = await asked('thrice', 3);
  expect(invoice).toMatchObject({ kind: 'EXAM', total: { amount: 40_000 } });
  expect(await billing.invoicesOf(applicationId)).toHaveLength(1);
});

test('MEM-54 attempt-02 c: the fee of an attempt that was never needed goes back in full, without a request', async () => {
  const person = await asked('paid');
  const { invoiceId, billNumber } = person.invoice;
  await say.sadadPays(billNumber, 40_000, 'exam-paid', billing.clock.now());
  await billing.bus.hear(InvoicePaidV1, (paid) => paid.invoiceId === invoiceId);
  await corrected(person);
  await corrected(person);
  const refunds = await waitFor(
    async () => {
      const found = await billing.refundsOf(invoiceId);
      return found.length > 0 && found;
    },
    { what: 'the refund' },
  );
  expect(refunds).toMatchObject([{ amount: 40_000, status: 'APPROVED', ground: null }]);
  expect(await billing.invoicesOf(person.applicationId)).toMatchObject([{ status: 'CANCELLED' }]);
});

test('MEM-54 an invoice of it that is open is closed, and what is paid all the same goes back', async () => {
  const person = await asked('open');
  await corrected(person);
  await waitFor(async () => (await billing.invoicesOf(person.applicationId))[0]?.status === 'CANCELLED', {
    what: 'the invoice to be closed',
  });
  await say.sadadPays(person.invoice.billNumber, 40_000, 'exam-late', billing.clock.now());
  await waitFor(async () => (await billing.refundsOf(person.invoice.invoiceId))[0]?.amount === 40_000, {
    what: 'the refund of what came late',
  });
});

test('BIL-08 an exam that was sat is noted, for the refund of a service fee', async () => {
  const data = { ...exampleOf(ExamResultRecordedV1, 'membership/exam-result-recorded'), applicationId: 'app_sat' };
  await billing.bus.publish(ExamResultRecordedV1, data, place('app_sat'));
  const known = await waitFor(() => billing.known('app_sat'), { what: 'the exam to be noted' });
  expect(known.examSatAt).toEqual(new Date(data.startsAt));
});
