import type { Account } from '../../domain/account';

/** Whom a visitor means: an account, or nobody under the keyed hash of what was typed (IDN-07). */
export interface Subject {
  readonly id: string;
  readonly account: Account | undefined;
}

const charactersOfChain = 2;

/** Where it is audited. What means nobody is audited too and costs as much as any, spread over some chains (IDN-15). */
export const trailOf = ({ id, account }: Subject): string =>
  account ? id : `nobody_${id.slice(0, charactersOfChain)}`;
