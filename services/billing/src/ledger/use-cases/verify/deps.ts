import type { Snapshot } from '@mumaris/kit/mongo/snapshot';
import type { Connection } from 'mongoose';
import type { Booked } from '../../domain/booked';
import type { Cause } from '../../domain/ledger';
import type { LedgerWalk } from '../../store/ledger-walk';
import type { Collected } from './differences';

/** The invoices, or the payments: what assembles the service connects them to the ledger, which knows neither. */
export interface Book {
  /** What is booked of them. */
  readonly causes: readonly Cause['what'][];
  /** Those that follow an id, in the order of their ids, as many as are looked at together; none at the end. */
  after(id: string | undefined, snapshot: Snapshot): Promise<Booked[]>;
  /** Which of these ids are there. */
  among(ids: readonly string[]): Promise<Set<string>>;
}

/** What a verification works with. */
export interface VerifyDeps {
  readonly connection: Connection;
  readonly walk: LedgerWalk;
  readonly books: readonly Book[];
}

/** One verification that runs: what it found, and who hears how far it is. */
export interface Run extends VerifyDeps {
  readonly differences: Collected;
  readonly progress: (said: string) => void;
}
