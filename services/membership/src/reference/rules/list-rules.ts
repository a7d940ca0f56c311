import { text } from '@mumaris/kit/rules';
import { countryCodes } from '@mumaris/kit/text/read-country';
import { searchKey } from '@mumaris/kit/text/search-key';
import { professionalCategories, referenceKinds } from '@mumaris/schemas';
import { z } from 'zod';

const day = z.iso.date();
const kind = z.enum(referenceKinds);
const code = z.string().regex(/^[A-Z][A-Z0-9_]{1,63}$/);

const entry = z.strictObject({
  code,
  ...text.shape,
  /** Other names that people write: searched by, and never shown. */
  also: z.array(z.string().min(1)).max(20).default([]),
  /** What it stands under: in its own list, or in the one that this stands under. */
  under: code.optional(),
  /** Those of what it stands under where it says none. */
  categories: z.array(z.enum(professionalCategories)).min(1).optional(),
  /** The list's where it says none. */
  from: day.optional(),
  until: day.nullable().default(null),
});

/** Of a country a file says what is not CLDR's. */
const country = z.strictObject({
  ...entry.partial({ ar: true, en: true }).shape,
  code: code.refine((one) => countryCodes.has(one), 'no country of ISO 3166-1 has this code'),
});

/** An entry as its file has it. */
export type EntryRules = z.output<typeof entry>;
export type CountryRules = z.output<typeof country>;

const head = {
  version: z.int().positive(),
  from: day,
  under: kind.optional(),
  /** How many professional categories each entry has in the end; none where it is not said. */
  categories: z.enum(['ONE', 'SEVERAL']).optional(),
};

/** The entries of which another that comes before them has the same. */
const repeated = (entries: readonly EntryRules[], what: string, valueOf: (entry: EntryRules) => string): string[] => {
  const seen = new Set<string>();
  return entries
    .filter((one) => {
      const value = valueOf(one);
      const known = seen.has(value);
      seen.add(value);
      return known;
    })
    .map((one) => `${one.code}: another entry has this ${what}`);
};

/** What is wrong with the entries of a file beside each other. */
export const contradictions = (entries: readonly EntryRules[]): string[] => [
  ...repeated(entries, 'code', (one) => one.code),
  ...repeated(entries, 'Arabic name', ({ ar }) => searchKey(ar)),
  ...repeated(entries, 'English name', ({ en }) => searchKey(en)),
];

/** A file of rules/reference. */
export const listRules = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('COUNTRY'), ...head, entries: z.array(country).max(300) }),
  z.strictObject({ kind: kind.exclude(['COUNTRY']), ...head, entries: z.array(entry).min(1).max(2_000) }),
]);

/** A file of rules/reference with all its entries. */
export type ListRules = Omit<z.output<typeof listRules>, 'entries'> & { readonly entries: readonly EntryRules[] };
