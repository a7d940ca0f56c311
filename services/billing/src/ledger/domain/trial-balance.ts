import type { Entry } from './ledger';

/** What went through one account, in halalas. */
export interface AccountBalance {
  readonly code: string;
  readonly debits: number;
  readonly credits: number;
}

/** The sums of the accounts that were used, as they were kept and with what is not sealed yet. */
export interface Balances {
  readonly sums: readonly AccountBalance[];
  /** False where more postings wait to be sealed than are read for a balance: those beyond are missing. */
  readonly isComplete: boolean;
}

/** Every account of the chart with its sums; debits equal credits (BIL-10). */
export interface TrialBalance {
  readonly debits: number;
  readonly credits: number;
  readonly accounts: readonly AccountBalance[];
  readonly isComplete: boolean;
}

/** The sums of each account among entries. */
export const sumByAccount = (entries: readonly Entry[]): AccountBalance[] => {
  const sums = new Map<string, AccountBalance>();
  for (const { account, debit, credit } of entries) {
    const { debits, credits } = sums.get(account) ?? { debits: 0, credits: 0 };
    sums.set(account, { code: account, debits: debits + debit, credits: credits + credit });
  }
  return [...sums.values()];
};

/**
 * Lays sums out in the order of the chart, accounts without a movement included.
 * @throws when a sum belongs to no account of the chart: a balance must leave nothing out
 */
export const trialBalance = (chart: readonly string[], { sums, isComplete }: Balances): TrialBalance => {
  const stray = sums.find(({ code }) => !chart.includes(code));
  if (stray) throw new Error(`the ledger uses the account ${stray.code}, which rules/accounts.yaml does not have`);
  const accounts = chart.map((code) => sums.find((sum) => sum.code === code) ?? { code, debits: 0, credits: 0 });
  return {
    debits: accounts.reduce((sum, { debits }) => sum + debits, 0),
    credits: accounts.reduce((sum, { credits }) => sum + credits, 0),
    accounts,
    isComplete,
  };
};
