import type { NewEvent } from '@mumaris/schemas';
import type { Posting } from './ledger';

/** What a domain function decides: the state as it shall be, what it tells the others, and what the ledger books. */
export interface Decision<S> {
  readonly state: S;
  readonly events: readonly NewEvent[];
  readonly postings: readonly Posting[];
}

/** A state that nobody hears of and that moves no money: the same as before, or changed for ourselves only. */
export const silent = <S>(state: S): Decision<S> => ({ state, events: [], postings: [] });
