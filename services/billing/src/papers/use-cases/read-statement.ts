import { RuleViolation } from '@mumaris/kit/errors';
import { instantsOf, type Period, type Statement, statementOf } from '../domain/statement';
import type { Deps } from './deps';

/** The statement of an account over a period (BIL-11). @throws RuleViolation STATEMENT_TOO_LONG */
export const readStatement =
  ({ invoices, rules }: Pick<Deps, 'invoices' | 'rules'>) =>
  async (accountId: string, period: Period): Promise<Statement> => {
    const most = rules.papers.statementLines;
    const found = await invoices.ofAccount(accountId, instantsOf(period), most + 1);
    // What was not read would be missing in the balance, also where it is no line.
    if (found.length > most) throw new RuleViolation('STATEMENT_TOO_LONG', { max: most }, 'from');
    return statementOf(found, period, most);
  };
