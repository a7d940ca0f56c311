import { decimal } from '../../money';
import type { TrialBalance } from '../domain/trial-balance';
import type { StatementLine } from '../use-cases/read-statement';
import type { Verification } from '../use-cases/verify/verify-ledger';

const width = 20;

const columns = (first: string, ...amounts: readonly number[]): string =>
  `${first.padEnd(28)}${amounts.map((amount) => decimal(amount).padStart(width)).join('')}`;

const heading = (first: string, ...names: readonly string[]): string =>
  `${first.padEnd(28)}${names.map((name) => name.padStart(width)).join('')}`;

/** The trial balance in SAR. */
export const balanceInWords = (balance: TrialBalance): string =>
  [
    heading('SAR', 'debits', 'credits', 'balance'),
    ...balance.accounts.map(({ code, debits, credits }) => columns(code, debits, credits, debits - credits)),
    columns('', balance.debits, balance.credits, balance.debits - balance.credits),
    ...(balance.isComplete
      ? []
      : ['Not complete: more postings wait to be sealed than are read. Look after the sealer.']),
  ].join('\n');

export const statementHeading = heading('SAR', 'debit', 'credit', 'balance');

/** A line of a statement in SAR; what is not sealed yet is marked. */
export const lineInWords = ({ at, cause, debit, credit, balance, block }: StatementLine): string =>
  `${columns(at.toISOString(), debit, credit, balance)}  ${cause.what} ${cause.id}, ${block === null ? 'not sealed yet' : `block ${block}`}`;

/** What a verification that found nothing says; the end of the chain is for whoever keeps it elsewhere. */
export const verifiedInWords = ({ head, postings, waiting, invoicesAndPayments }: Verification): string =>
  `The ledger holds: ${postings} postings, ${waiting} of them not sealed yet, of ${invoicesAndPayments} invoices and payments.
The chain ends with block ${head.number}${head.hash && `, ${head.hash}`}.`;

/** What a verification found. */
export const differencesInWords = ({ named, count }: Verification): string =>
  [
    `The ledger does not hold: ${count} differences.`,
    ...named.map((difference) => `  ${difference}`),
    ...(count > named.length ? [`  … and ${count - named.length} more`] : []),
  ].join('\n');
