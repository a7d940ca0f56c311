/** What a verification found: a bounded list, whatever was done to the ledger. */
export interface Differences {
  /** The first of them; at most 100. */
  readonly named: readonly string[];
  /** All of them. */
  readonly count: number;
}

const most = 100;

/** Collects differences. */
export const createDifferences = () => {
  const named: string[] = [];
  let count = 0;
  return {
    add: (difference: string): void => {
      count += 1;
      if (named.length < most) named.push(difference);
    },
    all: (): Differences => ({ named, count }),
  };
};

export type Collected = ReturnType<typeof createDifferences>;
