import type {
  AnswerResolvers,
  ApplicationResolvers,
  ApplicationStatusViewResolvers,
  PractitionerResolvers,
  QueryResolvers,
  QuestionResolvers,
  RequirementResolvers,
  ServiceDocumentResolvers,
  ServiceResolvers,
  TimelineEntryResolvers,
} from '../../graphql/generated';
import { dayOf } from '@mumaris/kit/calendar';
import { statusesOf } from '../domain/lifecycle';
import type { Rules } from '../domain/rules';
import { deadlineOf, nextStepOf, wordsOf } from '../domain/outlook';
import { promisedBy } from '../domain/promise';

/** The service of a code as it is in force; null where there is none. */
const inForce = (code: string, rules: Rules, now: Date) =>
  rules.catalogue(dayOf(now)).find((service) => service.code === code) ?? null;

const Query = {
  services: (_, _arguments, { rules, now }) => rules.catalogue(dayOf(now())),
  service: (_, { code }, { rules, now }) => inForce(code, rules, now()),
  canI: (_, { facts }, { applications }) => applications.canI({ facts }),
  application: (_, { id }, { applications }) => applications.byId.get(id),
  applicationStatus: (_, { number }, { applications }) => applications.status({ number }),
  officeHours: (_, _arguments, { rules }) => rules.lifecycle.officeHours,
  promisesKept: (_, asked, { applications }) => applications.promisesKept(asked),
  reviewQueue: (_, { filter, ...page }, { applications, caller }) =>
    applications.queue({ caller, service: filter?.service, mine: filter?.mine, ...page }),
} satisfies QueryResolvers;

const Practitioner = {
  applications: ({ id }, { filter, ...page }, { applications }) =>
    applications.pageOf(id, { ...page, statuses: filter?.statuses, open: filter?.open }),
} satisfies PractitionerResolvers;

const longestTimeline = 500;

const Application = {
  __resolveReference: ({ id }, { applications }) => applications.byId.find(id),
  service: (application, _, { rules }) => rules.of(application),
  applicant: ({ practitionerId }, _, { profiles }) => profiles.byId.get(practitionerId),
  requirements: (application, _, { applications }) => applications.requirements(application),
  nextStep: (application, _, { rules }) => nextStepOf(application, rules),
  deadline: (application, _, { rules }) => deadlineOf(application, rules),
  outcome: ({ credentialId }, _, { credentials }) =>
    credentialId === null ? null : credentials.byId.find(credentialId),
  // The newest, where reviewers took it and gave it back without end.
  timeline: ({ timeline }) => timeline.slice(-longestTimeline),
  promisedBy,
  escalatedAt: ({ promise }) => promise?.escalatedAt ?? null,
  claim: ({ claim }, _, { caller }) => claim && { since: claim.since, mine: claim.reviewerId === caller.accountId },
} satisfies ApplicationResolvers;

const TimelineEntry = {
  text: (entry, _, { rules }) => wordsOf(entry, rules),
} satisfies TimelineEntryResolvers;

const ApplicationStatusView = {
  service: (application, _, { rules }) => rules.of(application),
  statusText: ({ status }, _, { rules }) => rules.lifecycle.statuses[status].label,
} satisfies ApplicationStatusViewResolvers;

const Service = {
  __resolveReference: ({ code }, { rules, now }) => inForce(code, rules, now()),
  steps: ({ steps }) => statusesOf(steps),
  conditions: ({ requirements }) => requirements,
} satisfies ServiceResolvers;

/** Of each kind what it has; nothing for the others. */
const Question = {
  choices: (question) => ('choices' in question ? question.choices : []),
  questions: (question) => ('questions' in question ? question.questions : []),
  list: (question) => ('list' in question ? question.list : null),
  min: (question) => ('min' in question ? question.min : null),
  max: (question) => ('max' in question ? question.max : null),
  conditional: ({ when }) => when !== undefined,
} satisfies QuestionResolvers;

const Answer = { row: ({ row }) => row ?? null } satisfies AnswerResolvers;

/** What does not apply keeps nobody from anything. */
const Requirement = { met: ({ verdict }) => verdict !== 'UNMET' } satisfies RequirementResolvers;

const ServiceDocument = { conditional: ({ when }) => when !== undefined } satisfies ServiceDocumentResolvers;

export const resolvers = {
  Query,
  Practitioner,
  Application,
  TimelineEntry,
  ApplicationStatusView,
  Service,
  Question,
  ServiceDocument,
  Requirement,
  Answer,
};
