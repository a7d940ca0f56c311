import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Detail } from '@mumaris/schemas';
import { parse } from 'yaml';
import type { Language } from '@mumaris/schemas';
import { sayIn } from './say';

type Said = string | readonly string[];

interface Row {
  readonly id: string;
  readonly rule: string;
  readonly give: { readonly noun: string } & Readonly<Record<string, Record<string, string | number | object>>>;
  readonly want: Readonly<Record<string, Said & { readonly text: Said; readonly containsNone: readonly string[] }>>;
}

const file = path.join(__dirname, '..', '..', 'test', 'messages.yaml');
const rows = parse(readFileSync(file, 'utf8')) as Row[];
const row = (id: string): Row => {
  const found = rows.find((one) => one.id === id);
  if (!found) throw new Error(`no row ${id}`);
  return found;
};
const cases = (id: string) => Object.entries(row(id).want).map(([key, want]) => ({ key, want }));
const anyOf = (said: Said): readonly string[] => [said].flat();
const given = (id: string, key: string) => row(id).give[key] as Record<string, string>;

/** The nouns as messages are to have them: as a subject, and after a preposition or as an object. */
const counted: Readonly<Record<string, readonly [subject: string, oblique: string]>> = {
  ساعة: ['zero {لا توجد ساعات} one {ساعة واحدة} two {ساعتان}', 'zero {# ساعة} one {ساعة واحدة} two {ساعتين}'],
  يوم: ['zero {لا توجد أيام} one {يوم واحد} two {يومان}', 'zero {# يوم} one {يوم واحد} two {يومين}'],
  محاولة: [
    'zero {لا توجد محاولات} one {محاولة واحدة} two {محاولتان}',
    'zero {# محاولة} one {محاولة واحدة} two {محاولتين}',
  ],
};
const rest: Readonly<Record<string, string>> = {
  ساعة: 'few {# ساعات} many {# ساعة} other {# ساعة}',
  يوم: 'few {# أيام} many {# يومًا} other {# يوم}',
  محاولة: 'few {# محاولات} many {# محاولة} other {# محاولة}',
};
const plural = (noun: string, form: 0 | 1) => `{n, plural, ${counted[noun]?.[form]} ${rest[noun]}}`;
/** A verb agrees with its noun, so it stands within the cases. */
const remains = (noun: string, verb: string) =>
  `{n, plural, ${`${counted[noun]?.[0]} ${rest[noun]}`.replaceAll(/(one|two|few|many|other) \{/g, `$1 {${verb} `)}}`;

describe.each(['plural-01', 'plural-02', 'plural-03'])('NTF-06 %s', (id) => {
  it.each(cases(id))('$key', ({ key, want: { text } }) => {
    expect(anyOf(text)).toContain(sayIn('AR', plural(row(id).give.noun, 0), { n: Number(key) }));
  });

  it.each([200, 202, 211, 1_003, 1_011])('%i goes by its last two figures', (n) => {
    const words = sayIn('AR', plural(row(id).give.noun, 0), { n });
    const [few, many, other] = [3, 11, 100].map((like) => sayIn('AR', plural(row(id).give.noun, 0), { n: like }));
    const like = { 200: other, 202: other, 211: many, 1003: few, 1011: many }[n] ?? '';
    expect(words.split(' ').slice(1)).toEqual(like.split(' ').slice(1));
  });
});

describe('NTF-06 plural-04: the frame decides the case of the noun and the gender of the verb', () => {
  const framed = (frame: string, noun: string) =>
    frame.startsWith('بقي') ? remains(noun, noun === 'يوم' ? 'بقي' : 'بقيت') : frame.replace('{n}', plural(noun, 1));

  it.each(cases('plural-04'))('$key', ({ key, want }) => {
    const { frame, noun, count } = given('plural-04', key) as { frame: string; noun: string; count: unknown };
    expect(anyOf(want)).toContain(sayIn('AR', framed(frame, noun), { n: Number(count) }));
  });

  it('two days remain, and two tries', () => {
    expect(sayIn('AR', remains('يوم', 'بقي'), { n: 2 })).toBe('بقي يومان');
    expect(sayIn('AR', remains('محاولة', 'بقيت'), { n: 2 })).toBe('بقيت محاولتان');
  });
});

describe('NTF-06 isolate-01: what is inserted in Arabic keeps its own order', () => {
  it.each(cases('isolate-01'))('$key', ({ key, want }) => {
    const { template, ...values } = given('isolate-01', key) as { template: string };
    expect(anyOf(want)).toContain(sayIn('AR', template, values as Record<string, Detail>));
  });

  it.each([
    ['-3', '\u2068-3\u2069'],
    ['3:1', '\u20683:1\u2069'],
    ['م. خالد', 'م. خالد'],
    ['', ''],
  ])('%j as %j', (x, said) => {
    expect(sayIn('AR', '{x}', { x })).toBe(said);
  });
});

describe('NTF-06 isolate-02: names, links and unbalanced marks', () => {
  // The link (f) and HTML (g) of this row are told by notification, whose tests have them.
  it.each(cases('isolate-02').filter(({ key }) => !['f', 'g'].includes(key)))('$key', ({ key, want }) => {
    const { language, template, ...values } = given('isolate-02', key) as { language: string; template: string };
    const said = sayIn(language.toUpperCase() as Language, template, values);
    expect(anyOf(want)).toContain(said);
  });

  it('what is copied has nothing around it', () => {
    const link = { copied: 'https://mumaris.example/a/Xy-12' };
    expect(sayIn('AR', 'رابط التفعيل:\n\n{link}', { link })).toBe('رابط التفعيل:\n\nhttps://mumaris.example/a/Xy-12');
  });

  it('words that were isolated already are not isolated again, and those of ours within others stay', () => {
    expect(sayIn('AR', '{x}', { x: '\u2068A-1\u2069' })).toBe('\u2068A-1\u2069');
    expect(sayIn('AR', '{x}', { x: 'الطلب \u2068A-1\u2069' })).toBe('الطلب \u2068A-1\u2069');
    expect(sayIn('AR', '{x}', { x: 'الطلب \u2068A-1\u2069\u202E' })).toBe('\u2068الطلب A-1\u2069');
  });
});

describe('NTF-06 digits-01: figures, money, days and moments', () => {
  const detail = (give: Record<string, unknown>): Detail => {
    if ('day' in give) return { day: String(give['day']) };
    if ('moment' in give) return { moment: String(give['moment']) };
    if ('hours' in give) return Number(give['hours']);
    return { money: give['money'] as { amount: number; currency: 'SAR' } };
  };

  it.each(cases('digits-01').filter(({ key }) => key !== 'g'))('$key', ({ key, want }) => {
    const give = given('digits-01', key) as Record<string, unknown>;
    const language = give['language'] === 'en' ? 'EN' : 'AR';
    expect(anyOf(want)).toContain(sayIn(language, '{x}', { x: detail(give) }).replaceAll('\u00A0', ' '));
  });

  it('g: a moment has its day and its time in Riyadh', () => {
    const want = row('digits-01').want['g'] as unknown as { day: string; time: string };
    const moment = String((given('digits-01', 'g') as Record<string, unknown>)['moment']);
    expect(sayIn('AR', '{x}', { x: { moment } })).toContain(want.day);
    expect(sayIn('AR', '{x}', { x: { time: moment } })).toBe(want.time);
  });

  it.each([
    [0, '0.00 ريال سعودي', 'SAR 0.00'],
    [1, '0.01 ريال سعودي', 'SAR 0.01'],
    [100_000_000, '1,000,000.00 ريال سعودي', 'SAR 1,000,000.00'],
  ])('%i halalas', (amount, ar, en) => {
    const x = { money: { amount, currency: 'SAR' } } as const;
    expect([sayIn('AR', '{x}', { x }), sayIn('EN', '{x}', { x })]).toEqual([ar, en]);
  });
});
