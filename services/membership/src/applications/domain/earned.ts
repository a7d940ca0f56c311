import { addDays, addMonths, type Day, dayOf } from '@mumaris/kit/calendar';
import type { TemporaryReason } from '@mumaris/schemas';
import { type Content, type Earned, goodStandingOf, lastDayOf, type NamedSanction } from '../../credentials';
import type { Sources } from './sources';
import { answerTo } from './answer';
import type { Application } from './application';
import { latestOf } from './facts';
import { monthsOf } from './renewal';
import type { Outcome } from './service';

/** What an outcome is made of. */
interface Ground {
  readonly answer: (question: string) => string;
  readonly held: Sources['held'];
  readonly sanctions: readonly NamedSanction[];
  readonly months: number | undefined;
  readonly submittedOn: Day;
  readonly today: Day;
  readonly now: Date;
}

type Made<K extends Outcome['kind']> = Pick<Earned, 'expiresOn'> & Content<K>;

const until = (start: Day, months: number | undefined): Day | null =>
  months === undefined ? null : addMonths(start, months);

/** What an application earns of each kind that a service may grant. */
const contents: { readonly [K in Outcome['kind']]: (ground: Ground) => Made<K> } = {
  TRAINING_LETTER: ({ answer }) => {
    const content = {
      institution: answer('institution'),
      city: answer('city'),
      specialty: answer('specialty'),
      startsOn: answer('startsOn'),
      endsOn: answer('endsOn'),
    };
    return { kind: 'TRAINING_LETTER', content, expiresOn: content.endsOn };
  },
  /** One that is renewed in time, also by an exception, runs on from its old end; any other begins on the day it is granted (MEM-62, MEM-36). */
  REGISTRATION: ({ answer, held, months, submittedOn, today }) => {
    const running = latestOf(held, 'REGISTRATION');
    const inTime = running?.expiresOn && submittedOn <= (lastDayOf(running) ?? '') ? running.expiresOn : undefined;
    const content = { startsOn: inTime ? addDays(inTime, 1) : today, employer: answer('employer') || null };
    return { kind: 'REGISTRATION', content, expiresOn: until(inTime ?? today, months) };
  },
  /** For the place and the time that were asked for; what has passed of it until the decision is not granted (MEM-32). */
  TEMPORARY_REGISTRATION: ({ answer, today }) => {
    const content = {
      reason: answer('reason') as TemporaryReason,
      institution: answer('institution'),
      city: answer('city'),
      startsOn: answer('startsOn') > today ? answer('startsOn') : today,
    };
    return { kind: 'TEMPORARY_REGISTRATION', content, expiresOn: answer('endsOn') };
  },
  CLASSIFICATION: ({ answer, months, today }) => ({
    kind: 'CLASSIFICATION',
    content: { specialty: answer('specialty'), rank: answer('rank') },
    expiresOn: until(today, months),
  }),
  RECOGNISED_CERTIFICATE: ({ answer, months, today }) => ({
    kind: 'RECOGNISED_CERTIFICATE',
    content: { title: answer('title'), issuer: answer('issuer'), awardedOn: answer('awardedOn') },
    expiresOn: until(today, months),
  }),
  ELIGIBILITY_NUMBER: ({ months, today }) => ({
    kind: 'ELIGIBILITY_NUMBER',
    content: {},
    expiresOn: until(today, months),
  }),
  LISTED_QUALIFICATION: ({ answer }) => ({
    kind: 'LISTED_QUALIFICATION',
    content: {
      title: { ar: answer('titleAr'), en: answer('titleEn') },
      under: answer('under'),
      qualification: answer('qualification'),
      institution: answer('institution'),
    },
    expiresOn: null,
  }),
  /** For the body that the applicant names (MEM-15). */
  GOOD_STANDING: ({ answer, held, sanctions, months, today, now }) => ({
    kind: 'GOOD_STANDING',
    content: {
      addressee: { name: answer('addresseeName'), country: answer('addresseeCountry') },
      ...goodStandingOf(held, sanctions, now),
    },
    expiresOn: until(today, months),
  }),
  /** A card is good as long as the registration that it shows (MEM-63); what moves that moves the card (MEM-36). */
  CARD: ({ held }) => ({ kind: 'CARD', content: {}, expiresOn: latestOf(held, 'REGISTRATION')?.expiresOn ?? null }),
};

/** What a completed application has earned (MEM-60). */
export const earnedBy = (
  application: Application,
  { practitioner: { id: practitionerId, accountId, profile }, held, sanctions }: Sources & Pick<Ground, 'sanctions'>,
  outcome: Outcome,
  now: Date,
): Earned => ({
  practitionerId,
  accountId,
  applicationId: application.id,
  holder: profile.name,
  category: profile.category,
  ...contents[outcome.kind]({
    answer: (question) => answerTo(application.answers, question),
    held,
    sanctions,
    // How many hours are missing is not known yet: then nothing is (MEM-64).
    months: monthsOf(outcome, undefined),
    submittedOn: dayOf(application.submittedAt ?? now),
    today: dayOf(now),
    now,
  }),
});
