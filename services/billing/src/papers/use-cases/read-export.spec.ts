import { rules } from '../../../test/fixtures';
import type { Deps } from './deps';
import { assertExport } from './read-export';

const most = rules.papers.exportRows;
const withRows = (count: number) => {
  const payments = { countIn: (_: unknown, limit: number) => Promise.resolve(Math.min(count, limit)) };
  return { payments, rules } as unknown as Deps;
};

test('BIL-10 a file for finance has 100,000 rows at most, and says to choose a shorter period', async () => {
  expect(most).toBe(100_000);
  await expect(assertExport('TAKINGS', {}, withRows(most))).resolves.toBeUndefined();
  await expect(assertExport('TAKINGS', {}, withRows(most + 1))).rejects.toMatchObject({
    code: 'EXPORT_TOO_LONG',
    details: { max: most },
    field: ['from'],
  });
});
