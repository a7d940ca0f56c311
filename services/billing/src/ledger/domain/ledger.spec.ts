import { noon } from '../../../test/fixtures';
import { type Entry, isBalanced, move } from './ledger';
import { sumByAccount, trialBalance } from './trial-balance';

const cause = { what: 'INVOICE_ISSUED', id: 'inv_1' } as const;
const debit = (amount: number): Entry => ({ account: 'a', debit: amount, credit: 0 });
const credit = (amount: number): Entry => ({ account: 'b', debit: 0, credit: amount });

describe('a posting', () => {
  it('BIL-10 moves an amount from one account to another', () => {
    expect(isBalanced(move(cause, noon, 5, { from: 'b', to: 'a' }).entries)).toBe(true);
  });

  it.each<[string, Entry[]]>([
    ['nothing', []],
    ['one side', [debit(5)]],
    ['unequal sides', [debit(5), credit(4)]],
    ['fractions of a halala', [debit(0.5), credit(0.5)]],
    ['negative amounts', [debit(-5), credit(-5)]],
    ['an entry with both sides', [{ account: 'a', debit: 5, credit: 5 }, debit(1), credit(1)]],
    ['entries of nothing', [debit(0), credit(0)]],
  ])('BIL-10 is refused with %s', (_, entries) => expect(isBalanced(entries)).toBe(false));
});

describe('the trial balance', () => {
  const entries = [debit(5), credit(5), debit(2), credit(2)];

  it('BIL-10 sums each account, and shows those without a movement', () => {
    expect(trialBalance(['b', 'a', 'c'], { sums: sumByAccount(entries), isComplete: true })).toEqual({
      debits: 7,
      credits: 7,
      accounts: [
        { code: 'b', debits: 0, credits: 7 },
        { code: 'a', debits: 7, credits: 0 },
        { code: 'c', debits: 0, credits: 0 },
      ],
      isComplete: true,
    });
  });

  it('BIL-10 leaves nothing out', () => {
    expect(() => trialBalance(['a'], { sums: sumByAccount(entries), isComplete: true })).toThrow(
      'the ledger uses the account b',
    );
  });
});
