import type { Connection } from 'mongoose';
import type { Book } from '../../store/book';
import type { LedgerWalk } from '../../store/ledger-walk';
import type { Collected } from './differences';

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
