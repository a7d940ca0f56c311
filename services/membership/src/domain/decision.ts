import type { NewEvent } from '@mumaris/schemas';

/** What a domain function decides: the state as it shall be, and what the others are told. */
export interface Decision<S> {
  readonly state: S;
  readonly events: readonly NewEvent[];
}

/** Nothing changes and nobody is told. */
export const unchanged = <S>(state: S): Decision<S> => ({ state, events: [] });
