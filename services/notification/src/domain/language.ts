import type { Language } from '@mumaris/schemas';

/** Text in both languages. */
export interface Bilingual {
  readonly ar: string;
  readonly en: string;
}

/** The text in one of its languages. */
export const inLanguage = ({ ar, en }: Bilingual, language: Language): string => (language === 'AR' ? ar : en);
