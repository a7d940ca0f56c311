import { aGrant, aLoosePayment, anInvoice, rules } from '../../../test/fixtures';
import { readStatement } from './read-statement';

const most = rules.papers.statementLines;
const december = { from: '2026-12-01', until: '2026-12-31' };
const read = (asked: number, granted = 0, loose = 0) =>
  readStatement({
    invoices: {
      findMany: () => Promise.resolve([]),
      ofAccount: (_, __, limit) => Promise.resolve(open.slice(0, Math.min(asked, limit))),
      numbersOf: () => Promise.resolve(new Map()),
    },
    refunds: {
      ofAccount: (_, __, limit) => Promise.resolve(Array.from({ length: Math.min(granted, limit) }, () => aGrant())),
    },
    payments: {
      findMany: () => Promise.resolve([]),
      notApplied: (_, limit) =>
        Promise.resolve(Array.from({ length: Math.min(loose, limit) }, (__, at) => aLoosePayment({ id: `pay_${at}` }))),
    },
    rules,
  })('acc_1', december);
const open = Array.from({ length: most + 2 }, () => anInvoice());

test('BIL-11 a statement is of all that is owed, or of none of it', async () => {
  expect(await read(most)).toMatchObject({ opening: most * 10_000, lines: [] });
  expect((await read(0, most, most)).opening).toBe(-most * (10_000 + 9_999));
  for (const tooMany of [read(most + 1), read(0, most + 1), read(0, 0, most + 1)])
    await expect(tooMany).rejects.toThrow('STATEMENT_TOO_LONG');
});
