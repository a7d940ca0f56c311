/** The dots of host names, those that browsers take for one included (UTS #46). */
const dots = /[.\u2024\u3002\uff0e\uff61]/;

const label = /^[\p{L}\p{M}\p{N}]{2}/u;
const endsInLetter = /[\p{L}\p{M}\p{N}]$/u;
/** An initial and what it is one of: `K.Ravi`, `د.محمد`, and not `x.com`. */
const initial = /^[^\p{L}\p{N}]*(?!\p{Ll})\p{L}\p{M}*$/u;
const small = /^\p{Ll}/u;

const isHost = (word: string): boolean => {
  const labels = word.split(dots);
  if (labels.length === 4 && labels.every((part) => /^\d{1,3}$/.test(part))) return true;
  return labels.some((part, index) => {
    const before = labels[index - 1];
    if (before === undefined || !label.test(part) || !endsInLetter.test(before)) return false;
    return !initial.test(before) || small.test(part);
  });
};

/**
 * Whether a clean text holds something that a mail or telephone would make a link of: an address with or without its scheme, a
 * host name, an e-mail address. Where it errs, it takes `Mohd.Ali` for a host: a blank after the dot makes it a name.
 */
export const holdsLink = (text: string): boolean =>
  text
    .normalize('NFKC')
    .split(/\s+/)
    .some((word) => /:[^:]|\/\/|@/.test(word) || isHost(word));
