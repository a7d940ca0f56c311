import { instantsOf, type Period, type Statement, statementOf } from '../domain/statement';
import type { Deps } from './deps';

/** The statement of an account over a period (BIL-11). @throws RuleViolation STATEMENT_TOO_LONG */
export const readStatement =
  ({ invoices, rules }: Pick<Deps, 'invoices' | 'rules'>) =>
  async (accountId: string, period: Period): Promise<Statement> => {
    const most = rules.papers.statementLines;
    // Each invoice that matters is owed, or a line: so many more are too many in any case.
    const found = await invoices.ofAccount(accountId, instantsOf(period), most + 1);
    return statementOf(found, period, most);
  };
