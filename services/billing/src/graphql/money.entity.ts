import type { MoneyResolvers } from './generated';

/** Money is halalas within billing; there is one currency. */
export const Money = {
  amount: (halalas) => halalas,
  currency: () => 'SAR',
} satisfies MoneyResolvers;
