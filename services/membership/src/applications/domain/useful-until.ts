import { type Day, dayOf } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { type Credential, lastDayOf } from '../../credentials';
import { answerTo } from './answer';
import type { Application } from './application';
import { latestOf } from './facts';
import type { Outcome } from './service';

type End = (application: Application, held: readonly Credential[]) => Day | null | undefined;

const endsOn: End = ({ answers }) => answerTo(answers, 'endsOn');

/** Of what ends whenever it is granted: a card with the registration that it shows (MEM-63), and what is for a stated time with that (MEM-16, MEM-32). */
const ends: Readonly<Partial<Record<Outcome['kind'], End>>> = {
  CARD: (_, held) => {
    const registration = latestOf(held, 'REGISTRATION');
    return registration && lastDayOf(registration);
  },
  TRAINING_LETTER: endsOn,
  TEMPORARY_REGISTRATION: endsOn,
};

/** The last day on which what an application asks for would be of use; undefined where it is so whenever it is granted. */
const usefulUntil = (outcome: Outcome | null, application: Application, held: readonly Credential[]): Day | undefined =>
  (outcome && ends[outcome.kind]?.(application, held)) || undefined;

/** What billing is told of the time to pay: nobody pays for what would be over when it is issued. */
export const payUntil = (
  outcome: Outcome | null,
  application: Application,
  held: readonly Credential[],
): { readonly payUntil?: Day } => {
  const until = usefulUntil(outcome, application, held);
  return until === undefined ? {} : { payUntil: until };
};

/** Refuses to approve what would be over when it is issued. @throws RuleViolation REGISTRATION_ENDED, PERIOD_ENDED */
export const assertUseful = (
  outcome: Outcome | null,
  application: Application,
  held: readonly Credential[],
  now: Date,
): void => {
  const until = usefulUntil(outcome, application, held);
  if (until === undefined || until >= dayOf(now)) return;
  throw new RuleViolation(outcome?.kind === 'CARD' ? 'REGISTRATION_ENDED' : 'PERIOD_ENDED', { day: { day: until } });
};
