import type { Clock } from '@mumaris/kit/clock';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { Committees, Matters } from '../../committees';
import type { Credentials } from '../../credentials';
import type { Practitioners } from '../../profile';
import type { SanctionRules } from '../domain/sanction-rules';
import type { SanctionCases } from '../store/case.repository';

/** What the use cases work with. */
export interface Deps {
  readonly sanctionCases: SanctionCases;
  readonly sanctionRules: SanctionRules;
  readonly credentials: Credentials;
  readonly practitioners: Pick<Practitioners, 'find'>;
  readonly committees: Pick<Committees, 'of'>;
  readonly matters: Matters;
  /** Which of these documents are an account's, and there to be read. */
  readonly documentsOf: (accountId: string, ids: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly transact: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;
  readonly clock: Clock;
}
