import { canSpell } from './arabic';
import { soundOf, soundsLike } from './latin';
import { type Part, partsOf, type Script, scriptOf } from './parts';

/** A name as the profile has it; null where it is not known in that script. */
export interface ProfileName {
  readonly ar: string | null;
  readonly en: string | null;
}

/** A part of one name beside the part of the other at its place; null where there is none. */
interface DifferingPart {
  readonly profile: string | null;
  readonly written: string | null;
}

/** What a name on a document says beside the profile's (MEM-55). */
export type NameComparison =
  | { readonly verdict: 'SAME' }
  /** One of the two leaves parts out; the rest is the same, and in the same order. */
  | { readonly verdict: 'SHORTER'; readonly in: 'DOCUMENT' | 'PROFILE'; readonly missing: readonly string[] }
  | { readonly verdict: 'DIFFERENT'; readonly differs: readonly DifferingPart[] };

type SameParts = (profile: number, written: number) => boolean;

/** Abd and ad-Din are compared apart from the name that they are put to. */
const splitWay = (way: string): string[] => way.split('+');

const latinAlike = (one: string, other: string, sameLetters: boolean): boolean => {
  const [these, those] = [splitWay(one), splitWay(other)];
  return (
    these.length === those.length &&
    these.every((word, index) => {
      const beside = those[index] ?? '';
      return word === beside || soundsLike(soundOf(word), soundOf(beside), sameLetters);
    })
  );
};

const spells = (arabic: Part, latin: Part): boolean =>
  arabic.ways.some((key) =>
    latin.ways.some((way) => canSpell(key, soundOf(way.replace('abd+', 'abdl').replace('+din', 'ldin')))),
  );

const anyWay = (one: Part, other: Part, alike: (one: string, other: string) => boolean): boolean =>
  one.ways.some((way) => other.ways.some((beside) => alike(way, beside)));

/** Two names of one script; for Latin ones the Arabic letters of the profile say which consonants a spelling can stand for. */
const sameScript = (
  profile: readonly Part[],
  written: readonly Part[],
  script: Script,
  arabic: readonly Part[],
): SameParts => {
  const known = arabic.length === profile.length ? arabic : [];
  return (place, other) => {
    const [one, beside] = [profile[place], written[other]];
    if (!one || !beside) return false;
    if (script === 'ARABIC') return anyWay(one, beside, (way, second) => way === second);
    const letters = known[place];
    const isKnown = letters !== undefined && spells(letters, one);
    const fits = isKnown && spells(letters, beside);
    return (!isKnown || fits) && anyWay(one, beside, (way, second) => latinAlike(way, second, fits));
  };
};

const acrossScripts =
  (profile: readonly Part[], written: readonly Part[], script: Script): SameParts =>
  (place, other) => {
    const [one, beside] = [profile[place], written[other]];
    if (!one || !beside) return false;
    return script === 'ARABIC' ? spells(beside, one) : spells(one, beside);
  };

/** The places of the longer name that the shorter leaves out; undefined where it is not the longer one with parts left out. */
const leftOut = (longer: number, shorter: number, isSame: SameParts): number[] | undefined => {
  const missing: number[] = [];
  let place = 0;
  for (let index = 0; index < longer; index += 1) {
    if (place < shorter && isSame(index, place)) place += 1;
    else missing.push(index);
  }
  return place === shorter ? missing : undefined;
};

const shownAt = (parts: readonly Part[], places: readonly number[]) =>
  places.flatMap((place) => parts[place]?.shown ?? []);

const differing = (profile: readonly Part[], written: readonly Part[], isSame: SameParts): DifferingPart[] =>
  Array.from({ length: Math.max(profile.length, written.length) }, (_, place) => place)
    .filter((place) => !isSame(place, place))
    .map((place) => ({ profile: profile[place]?.shown ?? null, written: written[place]?.shown ?? null }));

/** Split or joined, the letters are the same: Jean-Pierre, Jeanpierre. */
const lettersOf = (parts: readonly Part[]): string => parts.map(({ ways: [way = ''] }) => way).join('');

/**
 * Compares a name as a document has it with the profile's (MEM-55), part by part and in order: transliterations of one Arabic name are the
 * same. Told, never a bar.
 */
export const compareNames = (name: ProfileName, asWritten: string): NameComparison => {
  const script = scriptOf(asWritten);
  const inScript = script === 'ARABIC' ? name.ar : name.en;
  const known = inScript ?? name.en ?? name.ar ?? '';
  const [profile, written] = [partsOf(known), partsOf(asWritten)];
  const isSame =
    inScript === null
      ? acrossScripts(profile, written, script)
      : sameScript(profile, written, script, script === 'LATIN' && name.ar !== null ? partsOf(name.ar) : []);
  const [one, other] = [profile.length, written.length];
  const differs = differing(profile, written, isSame);
  if (written.length && (!differs.length || lettersOf(profile) === lettersOf(written))) return { verdict: 'SAME' };
  if (written.length && other < one) {
    const missing = leftOut(one, other, isSame);
    if (missing) return { verdict: 'SHORTER', in: 'DOCUMENT', missing: shownAt(profile, missing) };
  }
  if (one < other) {
    const missing = leftOut(other, one, (place, second) => isSame(second, place));
    if (missing) return { verdict: 'SHORTER', in: 'PROFILE', missing: shownAt(written, missing) };
  }
  return { verdict: 'DIFFERENT', differs };
};
