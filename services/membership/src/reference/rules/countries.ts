import { countryCodes } from '@mumaris/kit/text/read-country';
import type { CountryRules, EntryRules } from './list-rules';

const arabic = new Intl.DisplayNames('ar', { type: 'region' });
const english = new Intl.DisplayNames('en-GB', { type: 'region' });

/** Every country of ISO 3166-1 in the order of its Arabic name: named as CLDR does where the file names it no other way. */
export const allCountries = (said: readonly CountryRules[]): EntryRules[] =>
  [...countryCodes]
    .map((code): CountryRules => said.find((one) => one.code === code) ?? { code, also: [], until: null })
    .map(({ ar, en, ...country }) => ({
      ...country,
      ar: ar ?? arabic.of(country.code) ?? '',
      en: en ?? english.of(country.code) ?? '',
    }))
    .sort((a, b) => a.ar.localeCompare(b.ar, 'ar'));
