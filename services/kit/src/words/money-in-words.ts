import type { ToldMoney } from '@mumaris/schemas';
import type { Language } from '@mumaris/schemas';

const riyals = new Intl.NumberFormat('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** An amount of halalas in riyals, with ASCII figures in both languages: `1,234.50 ريال سعودي`, `SAR 1,234.50`. */
export const moneyInWords = ({ amount, currency }: ToldMoney['money'], language: Language): string => {
  const figure = riyals.format(amount / 100);
  return language === 'AR' ? `${figure} ريال سعودي` : `${currency} ${figure}`;
};
