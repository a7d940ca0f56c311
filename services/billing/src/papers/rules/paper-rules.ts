import { text } from '@mumaris/kit/rules';
import { z } from 'zod';
import { columns, labels, movements, type PaperWords, type Seller, titles } from '../domain/paper-rules';
import { taxCategories, type Taxes } from '../domain/tax';
import { fitsQr } from '../domain/zatca-qr';

/** The shape of rules/seller.yaml (BIL-11). */
export const sellerShape: z.ZodType<Seller> = z
  .strictObject({
    name: text,
    qrName: z.string().min(1).optional(),
    vatNumber: z.string().regex(/^3\d{13}3$/, 'has 15 digits, the first and the last of which are 3'),
    address: text,
    phone: z.string().regex(/^\+?\d{3,15}$/),
    registered: z.strictObject({
      scheme: z.enum(['CRN', 'MOM', 'MLS', 'SAG', 'OTH', '700']),
      id: z.string().regex(/^[0-9A-Z]{1,20}$/),
      street: z.string().min(1),
      building: z.string().regex(/^\d{4}$/),
      district: z.string().min(1),
      city: z.string().min(1),
      postalCode: z.string().regex(/^\d{5}$/),
    }),
  })
  .transform(({ qrName, ...seller }) => ({ ...seller, qrName: qrName ?? seller.name.ar }))
  .refine(({ qrName }) => fitsQr(qrName), {
    path: ['qrName'],
    message: 'the name is too long for the QR code: give a short one as qrName, of at most 127 bytes',
  });

/** The shape of rules/taxes.yaml (BIL-11). */
export const taxesShape: z.ZodType<Taxes> = z.record(
  z.string().regex(/^[A-Z]+(-[A-Z]+)*$/),
  z
    .strictObject({
      percent: z.int().min(0).max(100),
      category: z.enum(taxCategories),
      ar: z.string().min(1),
      en: z.string().min(1),
    })
    .refine(({ percent, category }) => percent > 0 === (category === 'S'), 'S is taxed, and nothing else'),
);

/** The shape of rules/papers.yaml (BIL-11). */
export const papersShape: z.ZodType<PaperWords> = z.strictObject({
  linkMinutes: z.int().min(1).max(60),
  statementLines: z.int().min(1).max(2_000),
  exportRows: z.int().min(1).max(1_000_000),
  columns: z.record(z.enum(columns), text),
  titles: z.record(z.enum(titles), text),
  labels: z.record(z.enum(labels), text),
  statement: z.record(z.enum([...movements, 'note']), text),
});

/** Refuses fees that no document could name the tax of. @throws with the tax code */
export const assertTaxCodes = (fees: readonly { readonly taxCode: string }[], taxes: Taxes): void => {
  const unknown = fees.find(({ taxCode }) => !taxes[taxCode]);
  if (unknown) throw new Error(`rules/fees.yaml: the tax code ${unknown.taxCode} is not in rules/taxes.yaml`);
};
