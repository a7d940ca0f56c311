import type { Clock } from '@mumaris/kit/clock';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { Ballot } from '../domain/ballot';
import type { CommitteeRules } from '../domain/committee-rules';
import type { Ballots } from '../store/ballot.repository';
import type { Committees } from '../store/committee.repository';
import type { Sessions } from '../store/session.repository';

/** What committees need of other features; wire.ts connects it. */
interface CommitteePorts {
  /** Does what a decided ballot decided, in its transaction. */
  carryOut(ballot: Ballot, tx: Transaction): Promise<void>;
  /** Whether an account has declared this practitioner a relative. */
  isRelative(accountId: string, practitionerId: string): Promise<boolean>;
}

/** What the use cases work with. */
export interface Deps {
  readonly committees: Committees;
  readonly ballots: Ballots;
  readonly sessions: Sessions;
  readonly committeeRules: CommitteeRules;
  readonly committeePorts: CommitteePorts;
  readonly transact: <T>(work: (tx: Transaction) => Promise<T>) => Promise<T>;
  readonly clock: Clock;
}
