import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { eventually } from '@mumaris/sandbox/outsider';
import { balances, type Crossing, movedSince, openCrossing, read, toldOf } from './crossing';
import { comeBack, newPractitioner } from './people';
import { pidOf, town } from './platform';

const until = async (instant: number) => pause(Math.max(0, instant - (await town.now()).getTime()));

/** In whole seconds, to two or three before an instant. */
const moveToShortlyBefore = async (instant: number) => {
  const seconds = Math.floor((instant - (await town.now()).getTime()) / 1_000) - 2;
  await town.moveClock(`PT${seconds}S`);
};

const inTime = { status: 'UNDER_REVIEW', invoice: 'PAID', told: { mails: 0, messages: 0 } };
const tooLate = { status: 'CANCELLED', invoice: 'EXPIRED', told: { mails: 1, messages: 1 } };

/** What the instant of a payment makes of it, once it is so. */
const ended = async (crossing: Crossing) => {
  let last: unknown;
  return eventually('the end that the instant of the payment says', async () => {
    const seen = await read(crossing);
    const [invoice] = seen.invoices;
    const [payment, ...others] = invoice?.payments ?? [];
    if (!invoice || !payment || others.length) return undefined;
    const wanted = Date.parse(payment.at) <= Date.parse(invoice.dueAt) ? inTime : tooLate;
    last = { status: seen.status, invoice: invoice.status, told: await toldOf(crossing) };
    return isDeepStrictEqual(last, wanted) ? wanted : undefined;
  }).catch((error: unknown) => {
    throw new Error(JSON.stringify(last), { cause: error });
  });
};

test('BIL-03 BIL-05 BIL-10 the sweep and payments of the last moment come at once: who paid in time is served, the others’ money goes back', async () => {
  const people = await Promise.all([1, 2, 3, 4].map(() => newPractitioner()));
  const crossings = await Promise.all(people.map(openCrossing));
  const [due = 0] = await Promise.all(
    crossings.map(async (one) => Date.parse((await read(one)).invoices[0]?.dueAt ?? '')),
  );
  const before = await balances();

  await moveToShortlyBefore(due);
  const pid = pidOf('billing');
  await until(due - 1_200);
  // When it goes on, what the bank told and the end of the day lie before it together.
  process.kill(pid, 'SIGSTOP');
  const told = [-900, -30, 30, 900].map((ms, index) => until(due + ms).then(crossings[index]?.pay));
  await until(due + 1_200);
  process.kill(pid, 'SIGCONT');
  await Promise.all(told);

  const back = await Promise.all(crossings.map(async (one) => ({ ...one, applicant: await comeBack(one.applicant) })));
  const endings = await Promise.all(back.map(ended));
  expect([endings[0], endings[3]]).toEqual([inTime, tooLate]);
  const late = endings.filter((one) => one === tooLate).length;
  const moved = await movedSince(before);
  expect(moved).toMatchObject({ 'clearing:sadad': 40_000, 'refunds-payable': late * -10_000 });
}, 90_000);
