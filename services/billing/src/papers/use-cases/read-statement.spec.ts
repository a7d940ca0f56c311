import { anInvoice, rules } from '../../../test/fixtures';
import { readStatement } from './read-statement';

const most = rules.papers.statementLines;
const december = { from: '2026-12-01', until: '2026-12-31' };
const read = (count: number) =>
  readStatement({
    invoices: {
      findMany: () => Promise.resolve([]),
      ofAccount: (_, __, limit) => Promise.resolve(open.slice(0, Math.min(count, limit))),
    },
    rules,
  })('acc_1', december);
const open = Array.from({ length: most + 2 }, () => anInvoice());

test('BIL-11 a statement is of all that is owed, or of none of it', async () => {
  expect(await read(most)).toMatchObject({ opening: most * 10_000, lines: [] });
  await expect(read(most + 1)).rejects.toThrow('STATEMENT_TOO_LONG');
});
