import type { Change } from '@mumaris/kit/change';
import type { Posting } from './ledger';

/** What a domain function decides here: a change, and what the ledger books with it. */
export interface Decision<S> extends Change<S> {
  readonly postings: readonly Posting[];
}

/** A state that nobody hears of and that moves no money: the same as before, or changed for ourselves only. */
export const silent = <S>(state: S): Decision<S> => ({ state, postings: [] });
