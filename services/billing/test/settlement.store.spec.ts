import { prepareStore } from '@mumaris/kit/mongo/prepare';
import { createSettlementTickets } from '../src/settlement/domain/ticket';
import { settlementRepository } from '../src/settlement/store/settlement.repository';
import { stagedRows } from '../src/settlement/store/staged-rows';
import { importSettlement } from '../src/settlement/use-cases/import-settlement';
import { reconcileSettlement } from '../src/settlement/use-cases/reconcile-settlement';
import { aNotice } from './fixtures';
import { storeOfItsOwn } from './store';

const day = '2026-11-21';

let store: Awaited<ReturnType<typeof storeOfItsOwn>>;
let deps: Parameters<typeof reconcileSettlement>[0] & Parameters<typeof importSettlement>[0];

beforeEach(async () => {
  store = await storeOfItsOwn();
  deps = {
    ...store.deps,
    settlements: settlementRepository(store.connection),
    stagedRows: stagedRows(store.connection),
    tickets: createSettlementTickets(Buffer.alloc(32, 7)),
    receivePayment: store.useCases.receivePayment,
  };
  await prepareStore(store.connection);
});
afterEach(() => store.drop());

const ids = ['p-1', 'p-2', 'p-3'];
const file = [
  'payment_id,bill_number,paid_on,amount',
  ...ids.map((id) => `${id},1,21/11/2026,100.00`),
  'TOTAL,3,,300.00',
].join('\n');

const send = (text: string) => {
  const ticket = deps.tickets.write({ method: 'SADAD', day, by: 'acc_hind', until: Number.MAX_SAFE_INTEGER });
  const bytes = (async function* () {
    yield Buffer.from(text);
  })();
  return importSettlement(deps)(ticket, bytes);
};
const always = () => Promise.resolve(true);
const rowsLeft = () => store.connection.collection('settlement-rows').countDocuments();

it('BIL-10 a process that dies in the midst of a file leaves it to the next, which books each payment once', async () => {
  const { id } = await send(file);
  const dying = reconcileSettlement({
    ...deps,
    receivePayment: (notice) =>
      notice.providerPaymentId === 'p-3' ? Promise.reject(new Error('dead')) : deps.receivePayment(notice),
  });
  await expect(dying(id, always)).rejects.toThrow('dead');
  expect(await store.connection.collection('payments').countDocuments()).toBe(2);
  expect(await deps.settlements.get(id)).toMatchObject({ status: 'RECONCILING', reconciled: 0 });
  await Promise.allSettled([1, 2].map(() => reconcileSettlement(deps)(id, always)));
  await reconcileSettlement(deps)(id, always);
  expect(await store.connection.collection('payments').countDocuments()).toBe(3);
  expect(await deps.settlements.get(id)).toMatchObject({ status: 'RECONCILED', reconciled: 3, booked: 3, matched: 0 });
});

it('BIL-10 of the same bytes at once one file is kept, and of a refused one nothing', async () => {
  const sent = await Promise.all([send(file), send(file), send(file)]);
  expect(new Set(sent.map(({ id }) => id)).size).toBe(1);
  expect(await rowsLeft()).toBe(3);
  await expect(send(file.replace('300.00', '300.01'))).rejects.toThrow('SETTLEMENT_TOTAL_DIFFERS');
  expect(await rowsLeft()).toBe(3);
});

it('BIL-10 a file and a notification of one payment at once book it once', async () => {
  const { id } = await send(file);
  const told = ids.map((providerPaymentId) => aNotice({ providerPaymentId, reference: '1' }));
  await Promise.all([reconcileSettlement(deps)(id, always), ...told.map((one) => store.replica().receivePayment(one))]);
  expect(await store.connection.collection('payments').countDocuments()).toBe(3);
  expect(await store.connection.collection('open-items').countDocuments({ kind: 'CONTRADICTION' })).toBe(0);
});

it('BIL-03 the file of a day makes its payments complete, where those of the days before are', async () => {
  const { feeds } = deps;
  const end = (of: string) => new Date(`${of}T20:59:59.999Z`);
  await feeds.takeDue(store.clock.now(), 60);
  await feeds.keep('CARD', '1', store.clock.now());
  await feeds.completeDay('SADAD', day);
  expect(await feeds.completeUpTo()).toEqual(new Date(0));
  await feeds.keep('SADAD', '1', end('2026-11-20'));
  const { id } = await send(file);
  await reconcileSettlement(deps)(id, always);
  expect(await feeds.completeUpTo()).toEqual(end(day));
  await feeds.completeDay('SADAD', '2026-11-20');
  expect(await feeds.completeUpTo()).toEqual(end(day));
});
