import { Readable } from 'node:stream';
import { CsvError, csvRecords } from '@mumaris/kit/csv/csv-records';
import { RuleViolation, toFailure } from '@mumaris/kit/errors';
import { examOutcomes } from '@mumaris/schemas';
import { z } from 'zod';
import type { Deps } from './deps';
import { type NumberedResult, type Recorded, type RowError, takeResults } from './record-results';

const columns = ['application', 'sitting', 'attempt', 'outcome'] as const;
const longestRow = 1_000;

const broken = () => new RuleViolation('RESULTS_FILE_BROKEN', { columns: columns.join(',') });

const rowBroken = toFailure(new RuleViolation('RESULT_ROW_BROKEN', { outcomes: examOutcomes.join(', ') }));

const named = z.string().trim().min(1).max(64);
const shape = z.strictObject({
  application: named,
  sitting: named,
  attempt: z
    .string()
    .trim()
    .regex(/^\d{1,3}$/)
    .transform(Number),
  outcome: z.string().trim().pipe(z.enum(examOutcomes)),
});

/** All records with the numbers of their rows, the heading being row 1. @throws RuleViolation RESULTS_FILE_BROKEN, TOO_MANY_RESULTS */
const recordsOf = async (text: string, max: number) => {
  const records: { row: number; fields: readonly string[] }[] = [];
  try {
    const texts = Readable.from([text.replace(/^\ufeff/, '')]);
    for await (const { fields, emptyLines } of csvRecords(texts, { delimiter: ',', longestRow })) {
      records.push({ row: records.length + 1 + emptyLines, fields: fields.map((field) => field.trim()) });
      if (records.length > max + 1) throw new RuleViolation('TOO_MANY_RESULTS', { max });
    }
  } catch (error) {
    throw error instanceof CsvError ? broken() : error;
  }
  return records;
};

/**
 * Takes a file of results of the company that holds exams (MEM-54): CSV with a heading. A broken shape refuses the file; good rows are taken and
 * bad ones named by their number, and the same file again changes nothing.
 * @throws RuleViolation RESULTS_FILE_BROKEN, TOO_MANY_RESULTS
 */
export const takeResultsFile = (deps: Deps) => {
  const take = takeResults(deps);
  return async (text: string): Promise<Recorded> => {
    const [heading, ...records] = await recordsOf(text, deps.examRules.mostResults);
    const names = heading?.fields ?? [];
    if (names.length !== columns.length || columns.some((column) => !names.includes(column))) throw broken();
    const good: NumberedResult[] = [];
    const bad: RowError[] = [];
    for (const { row, fields } of records) {
      const read = shape.safeParse(Object.fromEntries(fields.map((field, index) => [names[index] ?? index, field])));
      if (read.success) good.push({ row, result: read.data });
      else bad.push({ row, failure: rowBroken });
    }
    if (!good.length && bad.length) return { taken: 0, known: 0, rejected: bad };
    const { rejected, ...counted } = await take(good, null);
    return { ...counted, rejected: [...bad, ...rejected].toSorted((one, other) => one.row - other.row) };
  };
};
