import { domainToASCII } from 'node:url';
import { plainly } from './plain';

/** RFC 5321: a dot-atom of at most 64 characters, and a host name of at least two labels. */
const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const label = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const mailbox = new RegExp(`^(?=.{1,64}$)${atom}(?:\\.${atom})*$`);
const host = new RegExp(`^(?:${label}\\.)+(?=.*[a-z])${label}$`);
const maxLength = 254;

/** A host name as mail servers know it: `bücher.example` is `xn--bcher-kva.example`, in whichever form it is typed. */
const asciiHost = (text: string): string => (/^[!-~]*$/.test(text) ? text.toLowerCase() : domainToASCII(text));

/**
 * Reads an e-mail address: the mailbox as typed, its host in small letters and ASCII.
 * @returns undefined where it is none (IDN-06)
 */
export const readEmail = (typed: string): string | undefined => {
  const plain = plainly(typed);
  const at = plain.lastIndexOf('@');
  if (at < 1 || plain.length > maxLength || !mailbox.test(plain.slice(0, at))) return undefined;
  const name = asciiHost(plain.slice(at + 1));
  return at + 1 + name.length <= maxLength && host.test(name) ? `${plain.slice(0, at)}@${name}` : undefined;
};

/** What makes two e-mail addresses one: upper and lower case are the same (IDN-05). */
export const emailKeyOf = (typed: string): string => (readEmail(typed) ?? plainly(typed)).toLowerCase();
