import { accountOf } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { type Failure, failuresOf, RuleViolation } from '@mumaris/kit/errors';
import type { ExamOutcome } from '@mumaris/schemas';
import { recordResult } from '../domain/result';
import { carryOut } from './carry-out';
import type { Deps } from './deps';

/** One result as it is written: the application and the sitting by their numbers. */
export interface ResultRow {
  readonly application: string;
  readonly sitting: string;
  readonly attempt: number;
  readonly outcome: ExamOutcome;
}

/** A result with the number of its row. */
export interface NumberedResult {
  readonly row: number;
  readonly result: ResultRow;
}

/** A row that was not taken. */
export interface RowError {
  readonly row: number;
  readonly failure: Failure;
}

export interface Recorded {
  readonly taken: number;
  /** Those that were known already. */
  readonly known: number;
  readonly rejected: readonly RowError[];
}

const keyOf = ({ application, sitting }: ResultRow) => `${application} ${sitting}`;

/** The rows that say different things of one booking: none of them is taken (MEM-54). */
const contradictions = (rows: readonly NumberedResult[]): ReadonlySet<string> => {
  const said = new Map<string, Set<string>>();
  for (const { result } of rows) {
    const says = said.get(keyOf(result)) ?? new Set();
    said.set(keyOf(result), says.add(`${result.attempt} ${result.outcome}`));
  }
  return new Set([...said].filter(([, says]) => says.size > 1).map(([key]) => key));
};

/** Takes one row in a transaction of its own. @returns whether it was new @throws RuleViolation NOT_BOOKED, UNKNOWN_SITTING, and what the domain refuses */
const takeRow = (deps: Deps, by: string | null) => {
  const { candidacies, sittings, examRules, clock, transact } = deps;
  const carry = carryOut(deps);
  return async ({ application, sitting: number, attempt, outcome }: ResultRow): Promise<boolean> => {
    const candidacy = await candidacies.findByNumber(application);
    if (!candidacy) throw new RuleViolation('NOT_BOOKED');
    const found = await sittings.findByNumber(number);
    if (!found) throw new RuleViolation('UNKNOWN_SITTING');
    return transact(async (tx) => {
      const sitting = await sittings.get(found.id, tx);
      const before = (await candidacies.get(candidacy.id, tx)).attempts.length;
      const result = { attempt, outcome, by };
      const after = await carry(candidacy.id, (one) => recordResult(one, sitting, result, examRules, clock.now()), tx);
      return after.attempts.length > before;
    });
  };
};

/**
 * Takes a list of results (MEM-54): good rows, each in a transaction of its own; bad ones are named, and the same again changes nothing.
 * @param by the examiner; null for the test company
 * @throws RuleViolation TOO_MANY_RESULTS
 */
export const takeResults =
  (deps: Deps) =>
  async (rows: readonly NumberedResult[], by: string | null): Promise<Recorded> => {
    const { mostResults: max } = deps.examRules;
    if (!rows.length || rows.length > max) throw new RuleViolation('TOO_MANY_RESULTS', { max });
    const [take, contradicted] = [takeRow(deps, by), contradictions(rows)];
    let taken = 0;
    const rejected: RowError[] = [];
    for (const { row, result } of rows)
      try {
        if (contradicted.has(keyOf(result))) throw new RuleViolation('CONFLICTING_RESULTS');
        if (await take(result)) taken += 1;
      } catch (error) {
        const failures = failuresOf(error);
        if (!failures) throw error;
        rejected.push(...failures.map((failure) => ({ row, failure })));
      }
    return { taken, known: rows.length - taken - rejected.length, rejected };
  };

/** An examiner records results (MEM-54). @throws RuleViolation TOO_MANY_RESULTS */
export const recordExamResults = (deps: Deps) => {
  const take = takeResults(deps);
  return ({ caller, results }: { readonly caller: Caller; readonly results: readonly ResultRow[] }) =>
    take(
      results.map((result, index) => ({ row: index + 1, result })),
      accountOf(caller),
    );
};
