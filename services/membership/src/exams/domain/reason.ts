import { RuleViolation, type Text } from '@mumaris/kit/errors';
import { readText } from '@mumaris/kit/text/read-bilingual';
import type { Reading } from '@mumaris/kit/text/reading';
import { lengthOf } from '@mumaris/kit/text/size';
import type { ExamRules } from './exam-rules';

/** A reason in both languages, as it is kept: TEXT_ARABIC, TEXT_ENGLISH, TOO_SHORT or TOO_LONG. */
export const readReason = (written: Text, { reason: { min, max } }: ExamRules, field: string) => {
  const read = readText(written, max, [field]);
  const long = (language: 'ar' | 'en'): Reading<string> => {
    const text = read[language];
    const short = typeof text === 'string' && lengthOf(text) < min;
    return short ? new RuleViolation('TOO_SHORT', { min }, [field, language]) : text;
  };
  return { ar: long('ar'), en: long('en') };
};
