import { type Change, silent } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import { readParagraphs } from '@mumaris/kit/text/read-text';
import { allRead, required } from '@mumaris/kit/text/reading';
import type { ReviewOutcome } from '@mumaris/schemas';
import type { Application, Opinion } from './application';
import { assertClaimed, assertNoConflict, type Reviewing } from './claim';
import type { Rules } from './rules';
import { assertPossible } from './step';
import { mostWritten } from './most-written';

const maxOpinions = 5;

const readProse = (written: string, field: string): string => {
  const { text } = allRead({ text: required(readParagraphs(written, mostWritten, field), field) });
  return text;
};

const isOpen = ({ given }: Opinion): boolean => given === null;

/**
 * Asks for a second opinion; the claim stays.
 * @throws RuleViolation as a decision does, OPINION_OPEN, LIST_FULL, REQUIRED, TOO_LONG
 */
export const askOpinion = (
  application: Application,
  { reviewer, question: written }: { readonly reviewer: Reviewing; readonly question: string },
  rules: Rules,
  now: Date,
): Change<Application> => {
  assertClaimed(application, 'ASK_OPINION', reviewer, rules);
  const { opinions } = application;
  if (opinions.some(isOpen)) throw new RuleViolation('OPINION_OPEN');
  if (opinions.length >= maxOpinions) throw new RuleViolation('LIST_FULL', { max: maxOpinions });
  const asked = { askedBy: reviewer.id, askedAt: now, question: readProse(written, 'question'), given: null };
  return silent({ ...application, opinions: [...opinions, asked], updatedAt: now });
};

interface Given {
  readonly reviewer: Reviewing;
  readonly advice: ReviewOutcome;
  readonly text: string;
}

/**
 * Gives the opinion that is wanted; another than who asked, and nobody with a conflict.
 * @throws RuleViolation OWN_APPLICATION, RELATIVES_APPLICATION, NOT_POSSIBLE_NOW, NO_OPINION_WANTED, OWN_OPINION, REQUIRED, TOO_LONG
 */
export const giveOpinion = (
  application: Application,
  { reviewer, advice, text: written }: Given,
  rules: Rules,
  now: Date,
): Change<Application> => {
  assertNoConflict(application, reviewer);
  assertPossible(application, 'GIVE_OPINION', 'REVIEWER', rules);
  const open = application.opinions.find(isOpen);
  if (!open) throw new RuleViolation('NO_OPINION_WANTED');
  if (open.askedBy === reviewer.id) throw new RuleViolation('OWN_OPINION');
  const given = { by: reviewer.id, at: now, advice, text: readProse(written, 'text') };
  const opinions = application.opinions.map((one) => (one === open ? { ...one, given } : one));
  return silent({ ...application, opinions, updatedAt: now });
};
