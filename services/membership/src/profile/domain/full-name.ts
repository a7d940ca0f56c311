import { RuleViolation, type Text } from '@mumaris/kit/errors';
import { isBlank } from '@mumaris/kit/text/plain';
import { isNameIn, readName } from '@mumaris/kit/text/read-name';
import { readFullName } from '@mumaris/kit/text/read-person';
import { allRead, type Reading } from '@mumaris/kit/text/reading';
import { type FormPart, oneOfTwo } from './form-part';

/** A name in its parts, as the ID document has it; of the middle ones those that the person has. */
export interface NameParts {
  readonly first: string;
  readonly father: string | null;
  readonly grandfather: string | null;
  readonly family: string;
}

/** A name in its parts, in Arabic and in Latin letters. */
export interface FullName {
  readonly ar: NameParts;
  readonly en: NameParts;
}

interface NamePartsForm {
  readonly first: string;
  readonly father?: string | null | undefined;
  readonly grandfather?: string | null | undefined;
  readonly family: string;
}

/** A name as it is typed: as a whole, or in its parts. */
export interface NameForm {
  readonly name?: Text | null | undefined;
  readonly names?: Readonly<Record<keyof FullName, NamePartsForm>> | null | undefined;
}

const max = 40;
const scripts = {
  ar: { script: 'ARABIC', refused: 'NAME_PART_ARABIC' },
  en: { script: 'LATIN', refused: 'NAME_PART_LATIN' },
} as const;

const readPart = (typed: string, language: keyof FullName, part: keyof NameParts): Reading<string> => {
  const field = ['names', language, part];
  const { script, refused } = scripts[language];
  const name = readName(typed, max, field);
  return name instanceof RuleViolation || isNameIn(script, name) ? name : new RuleViolation(refused, { max }, field);
};

const readParts = ({ first, father, grandfather, family }: NamePartsForm, language: keyof FullName) => {
  const middle = (typed: string, part: keyof NameParts) => (isBlank(typed) ? null : readPart(typed, language, part));
  return {
    first: readPart(first, language, 'first'),
    father: middle(father ?? '', 'father'),
    grandfather: middle(grandfather ?? '', 'grandfather'),
    family: readPart(family, language, 'family'),
  };
};

const wholeOf = ({ first, father, grandfather, family }: NameParts): string =>
  [first, father, grandfather, family].filter((part) => part !== null).join(' ');

/**
 * Reads a name: as a whole, or in the parts that the whole is put together from (MEM-01).
 * REQUIRED, ONE_OF_TWO, TOO_LONG, NAME_NOT_PLAIN, NAME_ARABIC, NAME_LATIN, NAME_PART_ARABIC or NAME_PART_LATIN
 */
export const readNameForm = ({ name, names }: NameForm): FormPart<{ name: Text; names: FullName | null }> => {
  const problem = oneOfTwo({ one: Boolean(name), other: Boolean(names) }, ['name', 'names']);
  if (names) {
    const [ar, en] = [readParts(names.ar, 'ar'), readParts(names.en, 'en')];
    const parts = () => ({ ar: allRead(ar), en: allRead(en) });
    return {
      readings: [problem, ...Object.values(ar), ...Object.values(en)],
      value: () => ({ names: parts(), name: { ar: wholeOf(parts().ar), en: wholeOf(parts().en) } }),
    };
  }
  const whole = readFullName(name ?? { ar: '', en: '' });
  return {
    readings: problem ? [problem] : Object.values(whole),
    value: () => ({ name: allRead(whole), names: null }),
  };
};
