import { dayOf } from '@mumaris/kit/calendar';
import type { Details } from '@mumaris/kit/words/say';
import type { Detail, Text } from '@mumaris/schemas';
import type { Facts } from './notice';
import type { Names } from './template';

const wrong = (wanted: string, value: unknown): never => {
  // The value itself may be a secret: only its type is told.
  throw new Error(`not ${wanted} but ${value === null ? 'null' : typeof value}`);
};

const text = (value: unknown): Text => {
  const { ar, en } = (value ?? {}) as Partial<Text>;
  return typeof ar === 'string' && typeof en === 'string' ? { ar, en } : wrong('a text in both languages', value);
};

const instant = (value: unknown): string => {
  const isTime = typeof value === 'string' && !Number.isNaN(new Date(value).getTime());
  return isTime ? value : wrong('a time', value);
};

const day = (value: unknown): Detail =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)
    ? { day: value }
    : { day: dayOf(new Date(instant(value))) };

const money = (value: unknown): Detail => {
  const { amount, currency } = (value ?? {}) as { amount?: unknown; currency?: unknown };
  const isRiyals = Number.isSafeInteger(amount) && currency === 'SAR';
  return isRiyals ? { money: { amount: Number(amount), currency } } : wrong('an amount in SAR', value);
};

const link = (value: unknown): Detail => {
  const isWeb = typeof value === 'string' && /^https?:\/\/\S+$/.test(value) && URL.canParse(value);
  return isWeb ? { copied: value } : wrong('a web address', value);
};

const unsaid: Text = { ar: 'غير مذكور', en: 'not stated' };

const words = (value: unknown): Detail => {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? value.trim() || unsaid : wrong('words or a figure', value);
};

/** What makes a detail of a fact, by the kind that its template names. */
const kinds = {
  words,
  text,
  money,
  day,
  link,
  time: (value) => ({ time: instant(value) }),
  moment: (value) => ({ moment: instant(value) }),
  code: (value) => (typeof value === 'string' ? { copied: value } : wrong('a code', value)),
  list: (value) => (Array.isArray(value) && value.length ? { all: value.map(text) } : wrong('a list', value)),
} satisfies Record<string, (value: unknown) => Detail>;

/** The kinds of facts that are copied, and so stand in no isolates. */
export const copiedKinds: readonly string[] = ['link', 'code'] satisfies (keyof typeof kinds)[];

/** Whether a kind is a group of names, which a coded value is looked up in. */
export const isNamed = (kind: string): boolean => !Object.hasOwn(kinds, kind);

/**
 * Several coded values are told together; none are what the group calls `NONE`. A word that came after this service is
 * not stated: the message still goes out.
 */
const named = (value: unknown, group: string, names: Names): Detail => {
  const known = names[group];
  if (!known) throw new Error(`there are no names “${group}”`);
  const coded = Array.isArray(value) && !value.length ? ['NONE'] : [value].flat();
  return { all: coded.map((one) => known[String(one)] ?? unsaid) };
};

/**
 * A fact as a detail of a message.
 * @param kind one of the kinds above, or a group of names
 * @throws where the fact is not what its kind takes
 */
export const detailOf = (value: unknown, kind: string, names: Names): Detail =>
  isNamed(kind) ? named(value, kind, names) : kinds[kind as keyof typeof kinds](value);

/** The kind of a fact that its template says nothing of; none where it is nothing that could be told. */
const usualKind = (value: unknown) => (typeof value === 'string' || typeof value === 'number' ? 'words' : undefined);

/** What a template's texts are filled with. @throws naming the fact that is not what its kind takes */
export const detailsOf = (facts: Facts, told: Readonly<Record<string, string>>, names: Names): Details => {
  const details: [string, Detail][] = [];
  for (const [fact, value] of Object.entries(facts)) {
    const kind = told[fact] ?? usualKind(value);
    if (!kind) continue;
    try {
      details.push([fact, detailOf(value, kind, names)]);
    } catch (error) {
      throw new Error(`${fact} (${kind}): ${(error as Error).message}`, { cause: error });
    }
  }
  return Object.fromEntries(details);
};
