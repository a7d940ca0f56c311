import type { Clock } from '@mumaris/kit/clock';
import type { Connection } from 'mongoose';
import type { Chain } from '../store/chain';
import type { Ledger } from '../store/ledger.repository';
import type { Sums } from '../store/sums';

/** What the use cases work with. */
export interface Deps {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly ledger: Ledger;
  readonly chain: Chain;
  readonly sums: Sums;
  readonly rules: {
    /** The codes of the chart of accounts, in its order. */
    readonly chart: readonly string[];
  };
}
