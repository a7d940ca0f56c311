import { words } from './words.mjs';

/** @typedef {import('./check.mjs').Answer} Answer */
/** @typedef {'ar' | 'en'} Language */

/** In Arabic what is not Arabic stands in isolates, in English what is: else a reader sees it reversed. @param {unknown} value @param {Language} language */
const isolated = (value, language) => {
  // Nothing of a proof reaches the terminal but what can be seen.
  const shown = String(value).replace(/[\p{Cc}\p{Cf}]/gu, '');
  const isArabic = /\p{Script=Arabic}/u.test(shown);
  return isArabic === (language === 'ar') ? shown : `\u2068${shown}\u2069`;
};

/** @param {any} texts as JSON-LD says them @param {Language} language */
const said = (texts, language) => {
  const all = [texts ?? []].flat();
  const found = all.find((one) => one?.['@language'] === language) ?? all[0];
  return isolated(found?.['@value'] ?? '', language);
};

const calendars = /** @type {const} */ ({
  ar: { gregory: 'ar-u-ca-gregory-nu-latn', hijri: 'ar-u-ca-islamic-umalqura-nu-latn' },
  en: { gregory: 'en-GB-u-ca-gregory-nu-latn', hijri: 'en-GB-u-ca-islamic-umalqura-nu-latn' },
});

/** An instant's day in Riyadh, in both calendars. @param {string} instant @param {Language} language */
const dayOf = (instant, language) => {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return isolated(instant, language);
  const as = (/** @type {string} */ locale) =>
    new Intl.DateTimeFormat(locale, { timeZone: 'Asia/Riyadh', day: 'numeric', month: 'long', year: 'numeric' }).format(
      at,
    );
  const { gregory, hijri } = calendars[language];
  return language === 'ar' ? `${as(gregory)}م الموافق ${as(hijri)}` : `${as(gregory)} (${as(hijri)})`;
};

const labels = {
  ar: {
    of: 'باسم',
    number: 'رقمها',
    from: 'من',
    until: 'إلى',
    noEnd: 'بلا نهاية',
    stated: 'شروط الممارسة يوم',
    none: 'لا شروط',
    asked: 'الوقت المسؤول عنه',
  },
  en: {
    of: 'of',
    number: 'number',
    from: 'from',
    until: 'to',
    noEnd: 'without an end',
    stated: 'Conditions on practice on',
    none: 'none',
    asked: 'Asked about',
  },
};

/** @param {any} proof @param {Language} language */
const contents = ({ name, validFrom, validUntil, credentialSubject: subject = {} }, language) => {
  const label = labels[language];
  const comma = language === 'ar' ? '،' : ',';
  const end = validUntil ? `${label.until} ${dayOf(validUntil, language)}` : label.noEnd;
  const conditions = [subject.conditions ?? []].flat().map((one) => said(one?.wording, language));
  const category = [said(subject.category?.name, language), said(subject.specialty, language)].filter(Boolean);
  return [
    `${said(name, language)} ${label.of} ${said(subject.name, language)}${comma} ${label.number} ${isolated(subject.number, language)}.`,
    `${category.join(`${comma} `)}.`,
    `${label.from} ${dayOf(validFrom, language)} ${end}.`,
    `${label.stated} ${dayOf(subject.statedAt, language)}: ${conditions.length ? conditions.join(' ') : `${label.none}.`}`,
  ];
};

/** @param {Answer} answer @param {Language} language */
const inOne = ({ signature, why, validity, status, notes, proof, at }, language) => {
  const meant = [signature, why, validity, status].filter((one) => one !== undefined);
  return [
    ...(proof ? contents(proof, language) : []),
    ...meant.map((one) => words[one][language]),
    ...notes.map(({ fault, what }) => `${words[fault][language]}: ${isolated(what, language)}.`),
    `${labels[language].asked}: ${isolated(at, language)}.`,
  ].join('\n');
};

/** An answer as people read it: in three words, then in Arabic and in English. @param {Answer} answer */
export const inWords = (answer) => {
  const { signature, why, validity, status } = answer;
  const first = [signature, why, validity, status].filter(Boolean).join(' ');
  return [first, '', inOne(answer, 'ar'), '', inOne(answer, 'en')].join('\n');
};
