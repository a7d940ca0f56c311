/** The language a person reads. */
export type Language = 'AR' | 'EN';

export const languages: readonly Language[] = ['AR', 'EN'];

/** Text in both languages. */
export interface Bilingual {
  readonly ar: string;
  readonly en: string;
}

/** The text in one of its languages. */
export const inLanguage = ({ ar, en }: Bilingual, language: Language): string => (language === 'AR' ? ar : en);
