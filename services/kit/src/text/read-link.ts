import { RuleViolation } from '../errors';
import { cleanLine } from './clean';
import type { Field, Reading } from './reading';
import { fits, isReadable } from './size';

/** Hosts that are the reader's own machine or network, and say nothing to anybody else. */
const near = /(?:^|\.)(?:localhost|local|internal|lan|home\.arpa)$/;

/** A name of the public network: of several labels, and no address in digits. */
const isPublic = (host: string): boolean => /\.[^.\d][^.]*$/.test(host) && !host.startsWith('[') && !near.test(host);

const secureLink = (text: string): string | undefined => {
  if (!/^https:\/\/[^\s\\]+$/i.test(text) || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  url.hostname = url.hostname.replace(/\.$/, '');
  return !url.username && !url.password && isPublic(url.hostname) ? url.href : undefined;
};

/**
 * Reads a link that others will follow: https alone, to a host of the public network, without a user name or password.
 * @returns the link in the one form of WHATWG's URL; empty where nothing was typed; TOO_LONG or BAD_LINK
 */
export const readLink = (typed: string, max: number, field: Field): Reading<string> => {
  const text = isReadable(typed, max) ? cleanLine(typed) : undefined;
  if (text === undefined || !fits(text, max)) return new RuleViolation('TOO_LONG', { max }, field);
  return text && (secureLink(text) ?? new RuleViolation('BAD_LINK', {}, field));
};
