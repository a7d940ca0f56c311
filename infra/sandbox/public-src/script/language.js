import { WORDS } from './words.js';

const LANGUAGES = ['ar', 'en'];
const LOCALES = { ar: 'ar-SA-u-ca-gregory', en: 'en-GB' };
const STORE = 'sandbox-language';

let language = LANGUAGES.includes(localStorage.getItem(STORE)) ? localStorage.getItem(STORE) : 'ar';

/** A word of ours in the language of the page. */
export const word = (key) => WORDS[key]?.[LANGUAGES.indexOf(language)] ?? key;

/** A service's `{ ar, en }` in the language of the page. */
export const inLanguage = (text) => text[language];

/** Halalas as riyals. */
export const money = (halalas) =>
  new Intl.NumberFormat(LOCALES[language], { style: 'currency', currency: 'SAR' }).format(halalas / 100);

/** A point in time as people in Riyadh read it. */
export const moment = (at, seconds = false) =>
  new Intl.DateTimeFormat(LOCALES[language], {
    dateStyle: 'medium',
    timeStyle: seconds ? 'medium' : 'short',
    timeZone: 'Asia/Riyadh',
  }).format(new Date(at));

/** A number of whole units, such as 31 days. */
export const amountOf = (count, unit) =>
  new Intl.NumberFormat(LOCALES[language], { style: 'unit', unit, unitDisplay: 'long' }).format(count);

/** Sets direction and every fixed word. */
export const applyLanguage = () => {
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  document.title = word('title');
  for (const element of document.querySelectorAll('[data-text]')) element.textContent = word(element.dataset.text);
};

/** Goes to the other language and remembers it. */
export const switchLanguage = () => {
  language = language === 'ar' ? 'en' : 'ar';
  localStorage.setItem(STORE, language);
};

/** The language that the switch leads to. */
export const otherLanguage = () => (language === 'ar' ? 'en' : 'ar');
