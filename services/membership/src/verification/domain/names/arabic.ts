import { searchKey } from '@mumaris/kit/text/search-key';
import type { Sound, Vowel } from './latin';

/** Which Latin sounds each Arabic consonant is written by: the table of transliterations of all offices together. */
export const latinOf: Readonly<Record<string, readonly string[]>> = {
  ب: ['b', 'p'],
  ت: ['t'],
  ث: ['th', 't', 's'],
  ج: ['j', 'g'],
  ح: ['h'],
  خ: ['kh', 'k'],
  د: ['d'],
  ذ: ['dh', 'd', 'z', 'th'],
  ر: ['r'],
  ز: ['z'],
  س: ['s'],
  ش: ['sh', 'ch'],
  ص: ['s'],
  ض: ['d', 'dh', 'z'],
  ط: ['t'],
  ظ: ['z', 'dh', 'd', 'th'],
  غ: ['gh', 'g'],
  ف: ['f', 'v'],
  ق: ['q', 'k', 'g'],
  ك: ['k', 'c'],
  ل: ['l'],
  م: ['m'],
  ن: ['n'],
  ه: ['h'],
};

/** Long vowels and what the Latin one at that place has to sound of; alef, ayn and hamza leave it open. */
const colourOf: Readonly<Record<string, string>> = { و: 'U', ي: 'I' };

/** An Arabic word in the letters that it is compared by: hamza goes with its seat, ta marbuta is ha, alef maqsura is ya. */
export const arabicKey = (word: string): string =>
  searchKey(word.replaceAll('ؤ', 'و').replaceAll('ئ', 'ي')).replaceAll('ء', '').replaceAll(' ', '');

/** What stands between two consonants of an Arabic word: the long vowels that are written. */
interface Skeleton {
  readonly consonants: readonly string[];
  readonly vowels: readonly string[];
}

const skeletonOf = (key: string): Skeleton => {
  const consonants: string[] = [];
  const vowels = [''];
  // A ha at the end is mostly a ta marbuta, and its Latin h is left out as well.
  for (const [index, letter] of [...key.replace(/(?<=.)ه$/, 'ا')].entries()) {
    const glide = index === 0 && key.length > 1 && { و: 'w', ي: 'y' }[letter];
    if (glide || latinOf[letter]) {
      consonants.push(glide || letter);
      vowels.push('');
    } else vowels[vowels.length - 1] += letter;
  }
  return { consonants, vowels };
};

/** Whether a Latin vowel can stand where these Arabic letters do: what is not written there is left open, but for a long i. */
const vowelFits = (letters: string, { colour, long }: Vowel, isLast: boolean): boolean => {
  if (isLast && Boolean(letters) !== Boolean(colour)) return false;
  if (!isLast && long && colour === 'I' && !letters.includes('ي')) return false;
  return [...letters].every((letter) => {
    const wanted = colourOf[letter];
    if (!wanted || colour.includes(wanted)) return true;
    // Salem is written for سالم as for ساليم, and Huda ends in a ya that sounds of alef.
    return wanted === 'I' && (isLast || colour.includes('E'));
  });
};

/** Whether a word in Latin letters can be a transliteration of one in Arabic letters. */
export const canSpell = (key: string, { consonants, vowels }: Sound): boolean => {
  const skeleton = skeletonOf(key);
  const { length } = skeleton.consonants;
  if (length !== consonants.length) return false;
  const fits = skeleton.consonants.every((letter, index) => {
    const sound = consonants[index] ?? '';
    return letter === sound || Boolean(latinOf[letter]?.includes(sound));
  });
  if (!fits) return false;
  return skeleton.vowels.every((letters, index) => {
    const vowel = vowels[index];
    return vowel !== undefined && vowelFits(letters, vowel, index === length);
  });
};
