import { paymentMethods } from '@mumaris/schemas';
import { z } from 'zod';
import { feeKinds } from '../../fees';
import type { PostingRules } from '../domain/ledger';

/** The ledger's accounts, and which of them each movement goes to (BIL-10). */
export interface ChartOfAccounts {
  readonly accounts: Readonly<Record<string, { type: string; ar: string; en: string }>>;
  readonly posting: PostingRules;
}

const code = z.string().regex(/^[a-z]+([-:][a-z]+)*$/);

const account = z.strictObject({
  type: z.enum(['ASSET', 'LIABILITY', 'INCOME', 'EXPENSE']),
  ar: z.string().min(1),
  en: z.string().min(1),
});

const posting = z.strictObject({
  receivable: code,
  income: z.record(z.enum(feeKinds), code),
  clearing: z.record(z.enum(paymentMethods), code),
  unallocated: code,
  refundsPayable: code,
  payOutBank: code,
});

const codesOf = ({ income, clearing, ...single }: PostingRules): string[] => [
  ...Object.values(single),
  ...Object.values(income),
  ...Object.values(clearing),
];

/** The shape of rules/accounts.yaml. Each movement needs an account of its own, else the balance hides a mix-up. */
export const chartOfAccountsShape: z.ZodType<ChartOfAccounts> = z
  .strictObject({ accounts: z.record(code, account), posting })
  .superRefine((chart, context) => {
    const codes = codesOf(chart.posting);
    for (const used of codes)
      if (!chart.accounts[used]) context.addIssue({ code: 'custom', message: `posting: no account ${used}` });
    if (new Set(codes).size !== codes.length)
      context.addIssue({ code: 'custom', message: 'posting: one account is used for two kinds of movement' });
  });
