import { newId, newNumber } from '@mumaris/kit/id';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { BallotSubject } from '@mumaris/schemas';
import { type Ballot, bring, withdraw } from '../domain/ballot';
import type { Deps } from './deps';

/** What a feature brings before a committee. */
type Matter = Pick<Ballot, 'committee' | 'subject' | 'subjectId' | 'subjectNumber' | 'accountId' | 'practitionerId'>;

/** The door through which other features bring matters, and take them back, in their own transactions. */
export interface Matters {
  bring(matter: Matter, tx: Transaction): Promise<void>;
  /** What is gone before it was decided; nothing where it is not before a committee. */
  withdraw(subject: BallotSubject, subjectId: string, tx: Transaction): Promise<void>;
}

export const createMatters = ({ ballots, clock }: Pick<Deps, 'ballots' | 'clock'>): Matters => ({
  bring: async (matter, tx) => {
    await ballots.insert(bring({ id: newId('bal'), number: newNumber('B'), ...matter }, clock.now()), tx);
  },
  withdraw: async (subject, subjectId, tx) => {
    const open = await ballots.findOpen(subject, subjectId, tx);
    if (open) await ballots.update(open.id, withdraw, tx);
  },
});
