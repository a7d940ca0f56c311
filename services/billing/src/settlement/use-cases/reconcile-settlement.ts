import { endOfDay, startOfDay } from '@mumaris/kit/calendar';
import { newId } from '@mumaris/kit/id';
import { openItem, type Payment } from '../../payments';
import { findingOf, noticeOf, type Difference } from '../domain/reconcile';
import { advance, finish, type Settlement } from '../domain/settlement';
import type { StagedPayment } from '../store/staged-rows';
import type { Deps } from './deps';

const atOnce = 500;

type ReconcileDeps = Omit<Deps, 'rules' | 'tickets' | 'settlementsUrl'>;

/** What a difference is about: a payment as the file or, where it is not in it, as the books have it. */
type About = Pick<Payment, 'reference' | 'amount'> & { readonly paymentId: string; readonly row: number | null };

/** Lists a difference for finance; the same one again is listed once. */
const list = (
  { openItems, clock }: ReconcileDeps,
  { method, day }: Settlement,
  kind: Difference,
  { paymentId, reference, amount, row }: About,
) => {
  const now = clock.now();
  const notice = { method, providerPaymentId: paymentId, reference, amount, currency: 'SAR', paidAt: now };
  return openItems.open(openItem(kind, notice, { id: newId('opn'), now, file: { day, row } }));
};

/** Reconciles some payments of a file. Again, it books and lists nothing more. */
const reconcileSome = async (deps: ReconcileDeps, settlement: Settlement, staged: readonly StagedPayment[]) => {
  const { payments, stagedRows, openItems, receivePayment, clock } = deps;
  const { id, method, day } = settlement;
  const ids = staged.map(({ rows: [{ paymentId }] }) => paymentId);
  const booked = new Map((await payments.findAllBooked(method, ids)).map((one) => [one.providerPaymentId, one]));
  const found = staged.map(({ rows, toBook }) => {
    const [row] = rows;
    return { row, finding: findingOf(rows, day, toBook ? undefined : booked.get(row.paymentId)) };
  });
  const fresh = found.filter(({ finding }) => finding === 'BOOKED').map(({ row }) => row);
  const freshIds = fresh.map(({ paymentId }) => paymentId);
  if (fresh.length) await stagedRows.markToBook(id, freshIds);
  for (const row of fresh) await receivePayment(noticeOf(method, row));
  const agreed: string[] = [];
  for (const { row, finding } of found)
    if (finding === 'BOOKED' || finding === 'MATCHED') agreed.push(row.paymentId);
    else await list(deps, settlement, finding, { ...row, row: row.number });
  await openItems.settleInFiles(method, agreed, clock.now());
  return found.map(({ finding }) => finding);
};

/** Lists the payments of the day that the file has not. @returns how many */
const listMissing = async (deps: ReconcileDeps, settlement: Settlement): Promise<number> => {
  const { payments, stagedRows } = deps;
  const { id, method, day } = settlement;
  const period = { first: startOfDay(day), last: endOfDay(day) };
  let missing = 0;
  for await (const some of payments.ofPeriod(method, period)) {
    const there = await stagedRows.whichAreIn(
      id,
      some.map(({ providerPaymentId }) => providerPaymentId),
    );
    for (const { providerPaymentId: paymentId, reference, amount } of some) {
      if (there.has(paymentId)) continue;
      await list(deps, settlement, 'NOT_IN_FILE', { paymentId, reference, amount, row: null });
      missing += 1;
    }
  }
  return missing;
};

/** The file has said all: it is over, and no payment of its day is missing any more (BIL-03). */
const conclude = async (deps: ReconcileDeps, settlement: Settlement): Promise<void> => {
  const { settlements, feeds, clock } = deps;
  const { id, method, day, rows, reconciled } = settlement;
  if (reconciled !== rows) throw new Error(`of the ${rows} rows of settlement ${id} only ${reconciled} are there`);
  const missing = await listMissing(deps, settlement);
  await feeds.completeDay(method, day);
  await settlements.advance(settlement, finish(settlement, missing, clock.now()));
};

/**
 * Holds a file against the books (BIL-10): what is not booked is booked as the provider's notification would be, and differences
 * are listed for finance. It goes on where a crash or another replica left it.
 * @param goesOn whether this replica is to do more of it
 */
export const reconcileSettlement =
  (deps: ReconcileDeps) =>
  async (id: string, goesOn: () => Promise<boolean>): Promise<void> => {
    const { settlements, stagedRows } = deps;
    while (await goesOn()) {
      const settlement = await settlements.get(id);
      if (settlement.status === 'RECONCILED') return;
      const staged = await stagedRows.paymentsAfter(id, settlement.cursor, atOnce);
      const cursor = staged.at(-1)?.rows[0].paymentId;
      if (cursor === undefined) return conclude(deps, settlement);
      const findings = await reconcileSome(deps, settlement, staged);
      const rows = staged.reduce((sum, one) => sum + one.rows.length, 0);
      await settlements.advance(settlement, advance(settlement, { findings, rows, cursor }));
    }
  };
