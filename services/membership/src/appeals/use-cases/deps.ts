import type { Clock } from '@mumaris/kit/clock';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { AppealOutcome, AppealSubject, Text } from '@mumaris/schemas';
import type { Appealable, AppealRules } from '../domain/appeal';
import type { Appeals } from '../store/appeal.repository';

/** What an appeal that succeeds does to a decision. */
type Change = Exclude<AppealOutcome, 'STANDS'>;

/** A kind of decision that can be appealed: where it is found, and what a decided appeal does to it. */
export interface AppealedKind {
  /** The decision that stands; undefined where there is none. */
  find(subjectId: string): Promise<Appealable | undefined>;
  /** Refuses an outcome that this decision cannot have, before anybody works on it. @throws RuleViolation */
  assertPossible(subjectId: string, outcome: Change): Promise<void>;
  /** Changes the decision, or sends it back, in the transaction of the appeal. */
  carryOut(
    appeal: { readonly id: string; readonly subjectId: string; readonly reason: Text },
    outcome: Change,
    tx: Transaction,
  ): Promise<unknown>;
}

/** What the use cases work with. */
export interface Deps {
  readonly appeals: Appeals;
  readonly appealRules: AppealRules;
  readonly appealedKinds: Readonly<Record<AppealSubject, AppealedKind>>;
  /** Whether an account has declared this practitioner a relative. */
  readonly isRelative: (accountId: string, practitionerId: string) => Promise<boolean>;
  /** Which of these documents are an account's, and there to be read. */
  readonly documentsOf: (accountId: string, ids: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly transact: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;
  readonly clock: Clock;
}
