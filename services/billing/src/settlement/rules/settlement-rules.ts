import { z } from 'zod';
import { dayFormats } from '../domain/read-file-day';
import { meanings, type SettlementFormat, type SettlementRules } from '../domain/settlement-format';

const format: z.ZodType<SettlementFormat> = z
  .strictObject({
    columns: z.record(z.string().min(1), z.enum(meanings)),
    days: z.enum(Object.keys(dayFormats) as [keyof typeof dayFormats]),
    total: z.strictObject({ word: z.string().min(1), rowsIn: z.string() }),
  })
  .superRefine(({ columns, total }, { addIssue }) => {
    const held = Object.values(columns);
    for (const meaning of meanings)
      if (meaning !== 'OTHER' && held.filter((each) => each === meaning).length !== 1)
        addIssue({ code: 'custom', path: ['columns'], message: `one column holds ${meaning}` });
    const used = columns[total.rowsIn];
    if (!used || used === 'PAYMENT' || used === 'AMOUNT')
      addIssue({
        code: 'custom',
        path: ['total', 'rowsIn'],
        message: 'a column that holds neither PAYMENT nor AMOUNT',
      });
  });

/** The shape of rules/settlement.yaml (BIL-10). */
export const settlementRulesShape: z.ZodType<SettlementRules> = z.strictObject({ SADAD: format, CARD: format });
