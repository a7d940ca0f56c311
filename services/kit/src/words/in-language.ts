import type { Language, Text } from '@mumaris/schemas';

/** A text in one of its languages. */
export const inLanguage = ({ ar, en }: Text, language: Language): string => (language === 'AR' ? ar : en);
