import type { Ledger } from '../store/ledger.repository';

/** What the use cases work with. */
export interface Deps {
  readonly ledger: Ledger;
  readonly rules: {
    /** The codes of the chart of accounts, in its order. */
    readonly chart: readonly string[];
  };
}
