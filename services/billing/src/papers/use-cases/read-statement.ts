import { RuleViolation } from '@mumaris/kit/errors';
import { instantsOf, type Period, type Statement, statementOf } from '../domain/statement';
import type { Deps } from './deps';

interface StatementDeps extends Pick<Deps, 'invoices' | 'rules'> {
  readonly payments: Pick<Deps['payments'], 'findMany' | 'notApplied'>;
  readonly refunds: Pick<Deps['refunds'], 'ofAccount'>;
}

/** The statement of an account over a period (BIL-11). @throws RuleViolation STATEMENT_TOO_LONG */
export const readStatement =
  ({ invoices, payments, refunds, rules }: StatementDeps) =>
  async (accountId: string, period: Period): Promise<Statement> => {
    const most = rules.papers.statementLines;
    const instants = instantsOf(period);
    const [asked, granted, numbers] = await Promise.all([
      invoices.ofAccount(accountId, instants, most + 1),
      refunds.ofAccount(accountId, instants.first, most + 1),
      invoices.numbersOf(accountId),
    ]);
    const [behind, loose] = await Promise.all([
      payments.findMany(granted.map(({ paymentId }) => paymentId)),
      payments.notApplied([...numbers.keys()], most + 1),
    ]);
    // What was not read would be missing in the balance, also where it is no line.
    if ([asked, granted, loose].some(({ length }) => length > most))
      throw new RuleViolation('STATEMENT_TOO_LONG', { max: most }, 'from');
    // Of one payment a part may go back by a refund, and another wait for one.
    const found = new Map([...behind, ...loose].map((payment) => [payment.id, payment]));
    return statementOf({ invoices: asked, refunds: granted, payments: [...found.values()], numbers }, period, most);
  };
