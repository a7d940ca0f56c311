const first = Date.UTC(2024, 0, 1);
const days = 1_050;
const blocksAtOnce = 20;

/** What a payment books. @param {string} id @param {Date} at */
export const paymentOf = (id, at) => ({
  cause: { what: 'PAYMENT_RECEIVED', id: `pay_${id}` },
  at,
  entries: [
    { account: 'clearing:sadad', debit: 70_000, credit: 0 },
    { account: 'receivable', debit: 0, credit: 70_000 },
  ],
});

/**
 * Puts sealed postings of nearly three years there as rows, as booking and sealing would: what those cost is measured for itself.
 * @param {{ connection: import('@mumaris/kit/mongo/connect').Connection, stores: any, billing: (file: string) => any }} parts
 */
export function fillLedger({ connection, stores, billing }) {
  const { noBlock, nextBlock, maxPostings } = billing('./ledger/domain/block.js');
  const { sumsByDay, addUp } = billing('./ledger/domain/sums-by-day.js');
  const { pageId } = billing('./ledger/store/sealing.model.js');
  const { inTransaction } = billing('@mumaris/kit/mongo/transaction');
  const { dayOf } = billing('@mumaris/kit/calendar');
  let head = noBlock;
  let count = 0;

  /** @param {string} name @param {object[]} rows */
  const write = (name, rows) => stores.database.collection(name).insertMany(rows, { ordered: false });

  /** Until the ledger has so many postings. @param {number} until */
  return async (until) => {
    /** @type {Map<string, any>} */
    const sums = new Map();
    const perDay = Math.ceil((until - count) / days);
    const begin = count;
    while (count < until) {
      /** @type {{ postings: object[], blocks: object[], pages: object[] }} */
      const rows = { postings: [], blocks: [], pages: [] };
      for (let block = 0; block < blocksAtOnce && count < until; block++) {
        const postings = Array.from({ length: Math.min(maxPostings, until - count) }, () => {
          const day = Math.floor((count - begin) / perDay);
          return paymentOf(String(count++).padStart(10, '0'), new Date(first + day * 86_400_000 + 3_600_000));
        });
        head = nextBlock(head, postings, new Date(first));
        const { number, ...sealed } = head;
        rows.blocks.push({ _id: number, ...sealed });
        for (const day of new Set(postings.map(({ at }) => dayOf(at))))
          rows.pages.push({ _id: pageId(day, number), accounts: ['clearing:sadad', 'receivable'] });
        for (const { cause, at, entries } of postings)
          rows.postings.push({
            _id: `${cause.what}:${cause.id}`,
            cause,
            at,
            entries: entries.map(({ account, debit, credit }) => ({
              account,
              debit: BigInt(debit),
              credit: BigInt(credit),
            })),
          });
        for (const { day, sums: moved } of sumsByDay(postings)) sums.set(day, addUp([sums.get(day) ?? [], moved]));
      }
      await Promise.all([
        write('postings', rows.postings),
        write('blocks', rows.blocks),
        connection.collection('ledger-pages').insertMany(rows.pages),
      ]);
    }
    const byDay = [...sums].map(([day, moved]) => ({ day, sums: moved }));
    await inTransaction(connection, (/** @type {any} */ tx) => stores.sums.add(byDay, tx));
    const { number, hash } = head;
    const end = /** @type {any} */ ({ _id: 'head' });
    await connection.collection('ledger-head').replaceOne(end, { number, hash }, { upsert: true });
  };
}
