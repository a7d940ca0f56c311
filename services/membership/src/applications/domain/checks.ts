import { addDays, addMonths, type Day } from '@mumaris/kit/calendar';
import { type Answer, answerTo } from './answers';
import type { Question } from './question';

/** A day that counts from today, or from the day that a question is answered with. */
interface Bound {
  /** `today`, or the id of the question. */
  readonly from: string;
  readonly days?: number | undefined;
  readonly months?: number | undefined;
}

interface OnAnswer {
  /** The id of the question that is meant. */
  readonly question: string;
}

interface InRange extends OnAnswer {
  readonly earliest?: Bound | undefined;
  readonly latest?: Bound | undefined;
}

interface When {
  readonly when: { readonly question: string; readonly is: string };
  readonly then: Check<'answered' | 'confirmed' | 'dateRange'>;
}

/** What each kind of check says. */
interface Checks {
  readonly answered: OnAnswer;
  readonly confirmed: OnAnswer;
  readonly dateRange: InRange;
  readonly requiredWhen: When;
}

/** What has to hold of the answers. */
export type Check<K extends keyof Checks = keyof Checks> = { [P in K]: { readonly kind: P } & Checks[P] }[K];

/** A question that a check looks at, and which answers it counts on. */
interface Look {
  readonly question: string;
  readonly kind?: Question['kind'];
  readonly choice?: string;
}

/** How a check of one kind is read. */
interface Reader<C> {
  holds(check: C, answers: readonly Answer[], today: Day): boolean;
  /** The question that is meant. */
  question(check: C): string;
  looksAt(check: C): readonly Look[];
}

/** The day that a bound means; undefined while the question it counts from is open. */
const dayOfBound = ({ from, days = 0, months = 0 }: Bound, answers: readonly Answer[], today: Day) => {
  const start = from === 'today' ? today : answerTo(answers, from);
  return start ? addDays(addMonths(start, months), days) : undefined;
};

const isWithin = ({ question, earliest, latest }: InRange, answers: readonly Answer[], today: Day): boolean => {
  const day = answerTo(answers, question);
  const [first, last] = [earliest, latest].map((bound) => bound && dayOfBound(bound, answers, today));
  if (day === '' || (earliest && !first) || (latest && !last)) return false;
  return (!first || day >= first) && (!last || day <= last);
};

const dateQuestions = ({ question, earliest, latest }: InRange): Look[] => {
  const from = [earliest?.from, latest?.from].filter((id) => id !== undefined && id !== 'today');
  return [question, ...from].map((id) => ({ question: String(id), kind: 'DATE' }));
};

const questionOf = ({ question }: OnAnswer) => question;

const readers: { readonly [K in keyof Checks]: Reader<Check<K>> } = {
  answered: {
    holds: ({ question }, answers) => answerTo(answers, question) !== '',
    question: questionOf,
    looksAt: ({ question }) => [{ question }],
  },
  confirmed: {
    holds: ({ question }, answers) => answerTo(answers, question) === 'true',
    question: questionOf,
    looksAt: ({ question }) => [{ question, kind: 'CONFIRMATION' }],
  },
  dateRange: { holds: isWithin, question: questionOf, looksAt: dateQuestions },
  requiredWhen: {
    holds: ({ when, then }, answers, today) =>
      answerTo(answers, when.question) !== when.is || holds(then, answers, today),
    question: ({ then }) => then.question,
    looksAt: ({ when, then }) => [{ question: when.question, kind: 'CHOICE', choice: when.is }, ...looksAt(then)],
  },
};

/** Whether a check holds for the answers on a day. */
export const holds = <K extends keyof Checks>(check: Check<K>, answers: readonly Answer[], today: Day): boolean =>
  readers[check.kind].holds(check, answers, today);

/** The question that a check means. */
export const meantBy = <K extends keyof Checks>(check: Check<K>): string => readers[check.kind].question(check);

/** The questions that a check looks at. */
export const looksAt = <K extends keyof Checks>(check: Check<K>): readonly Look[] => readers[check.kind].looksAt(check);
