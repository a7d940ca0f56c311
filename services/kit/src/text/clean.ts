import { withoutHidden, withoutJoiners, withoutStrayJoiners } from './hidden';
import { plainLetters } from './letters';

/** More marks than that on one letter are no writing, and reach over the lines around them. */
const heapedMarks = /((?:(?![\ufe0e\ufe0f])\p{Mn}){4})(?:(?![\ufe0e\ufe0f])\p{Mn})+/gu;

const oneForm = (text: string) => plainLetters(withoutHidden(text).normalize('NFC'));
const settled = (text: string) => text.normalize('NFC').replace(heapedMarks, '$1').normalize('NFC').trim();

/** White space of any width, and the blank of Braille, which looks like one. */
const blanks = /[\s\u2800]+/g;
const blanksInLine = /(?:(?!\n)[\s\u2800])+/g;

/** One line as it is kept and shown: NFC, letters in their own codes, single blanks, and nothing that is not seen. */
export const cleanLine = (typed: string): string => settled(withoutJoiners(oneForm(typed)).replace(blanks, ' '));

/** The same for text in lines: at most one of them stays empty between two, and joiners stay where they mean something. */
export const cleanParagraphs = (typed: string): string =>
  settled(
    withoutStrayJoiners(oneForm(typed))
      .replace(blanksInLine, ' ')
      .replace(/ ?\n ?/g, '\n')
      .replace(/\n{3,}/g, '\n\n'),
  );

/** Short vowels, tanwin, shadda, dagger alef and Quranic signs; a hamza or madda above a letter is none of them. */
const vowelSigns = /[\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed]/g;
const tatweel = /\u0640/g;

/** A name as it is kept and shown: a clean line without tatweel and vowel signs, as documents write it. */
export const cleanName = (typed: string): string =>
  cleanLine(cleanLine(typed).replace(tatweel, '').replace(vowelSigns, ''));
