import { cleanParagraphs } from '@mumaris/kit/text/clean';
import type { MediaType } from './document-type';

/** Far longer than any name; what is behind it is not looked at. */
const longestTyped = 4_000;

/** The endings that each kind of file goes by; the first is given where a name has another one. */
const endings: Readonly<Record<MediaType, readonly [string, ...string[]]>> = {
  'application/pdf': ['.pdf'],
  'image/jpeg': ['.jpg', '.jpeg'],
  'image/png': ['.png'],
};

const ending = /\.(?=\w*[a-z])[a-z0-9]{1,5}$/i;

/** Names that mean a device to some systems. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

const graphemes = new Intl.Segmenter('ar', { granularity: 'grapheme' });

/** The beginning of a text, of at most so many bytes; what reads as one sign is not cut in two. */
const cut = (text: string, bytes: number): string => {
  if (Buffer.byteLength(text) <= bytes) return text;
  let [kept, room] = ['', bytes];
  for (const { segment } of graphemes.segment(text)) {
    room -= Buffer.byteLength(segment);
    if (room < 0) break;
    kept += segment;
  }
  return kept;
};

/** The last part of a path in one line, without what nobody sees, and without the dots that hide a file. */
const plain = (typed: string): string => {
  const last = typed.slice(0, longestTyped).split(/[/\\]/).at(-1) ?? '';
  // As paragraphs: the joiners that make one picture of several stay.
  return cleanParagraphs(last)
    .replaceAll('\n', ' ')
    .replace(/^[.\s]+/, '');
};

/** Without the endings of other kinds; the last one goes, and any more that stood before it stay. */
const baseOf = (name: string, own: readonly string[]): { base: string; kept: string } => {
  const found = ending.exec(name)?.[0] ?? '';
  if (own.includes(found.toLowerCase())) return { base: name.slice(0, -found.length), kept: found };
  const rest = found ? name.slice(0, -found.length) : name;
  const below = ending.exec(rest)?.[0] ?? '';
  return own.includes(below.toLowerCase())
    ? { base: rest.slice(0, -below.length), kept: below }
    : { base: rest, kept: own[0] ?? '' };
};

/**
 * The name of a file as it is shown and given to a download: cleaned, never refused (MEM-05). Once its kind is known the ending follows it.
 * @param bytes how long it is at most, in UTF-8
 */
export const documentName = (typed: string, bytes: number, mediaType?: MediaType): string => {
  const name = plain(typed);
  if (!mediaType) return cut(name, bytes) || 'document';
  const { base, kept } = baseOf(name, endings[mediaType]);
  const own = base && !reserved.test(base) ? base : 'document';
  return `${cut(own, bytes - kept.length)}${kept}`;
};
