import { GraphQLError } from 'graphql';
import { hash } from '../random';

/** One operation's surroundings: what fails in it, and what its mutations did. */
export interface Run {
  readonly faultSeed: number;
  /** 0: nothing fails. */
  readonly faultRate: number;
  /** What was done, in order. */
  readonly log: string[];
  /** The codes of what failed. */
  readonly fired: Set<string>;
}

/** Surroundings in which nothing has happened yet. */
export const newRun = (faultSeed: number, faultRate: number): Run => ({
  faultSeed,
  faultRate,
  log: [],
  fired: new Set(),
});

/** @throws where the field of the object fails in this operation */
export const failIfItFails = (
  { faultSeed, faultRate, fired }: Run,
  owner: string,
  key: string,
  field: string,
): void => {
  if (faultRate === 0 || hash('fault', faultSeed, owner, key, field) / 4294967296 >= faultRate) return;
  const code = `FAULT_${hash(owner, key, field)}`;
  fired.add(code);
  throw new GraphQLError(`The field ${field} failed: "عطل"`, { extensions: { code, of: owner } });
};
