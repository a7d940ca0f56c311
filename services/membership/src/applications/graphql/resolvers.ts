import type {
  ApplicationResolvers,
  ApplicationStatusViewResolvers,
  PractitionerResolvers,
  QueryResolvers,
  QuestionResolvers,
  TimelineEntryResolvers,
} from '../../graphql/generated';
import { deadlineOf, nextStepOf, wordsOf } from '../domain/outlook';
import { requirementsOf } from '../domain/submission';

const Query = {
  services: (_, _arguments, { rules }) => rules.services,
  service: (_, { code }, { rules }) => rules.services.find((service) => service.code === code) ?? null,
  application: (_, { id }, { applications }) => applications.byId.get(id),
  applicationStatus: (_, { number }, { applications }) => applications.status({ number }),
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
  service: ({ service }, _, { rules }) => rules.for(service),
  applicant: ({ practitionerId }, _, { profiles }) => profiles.byId.get(practitionerId),
  requirements: (application, _, { rules, now }) => requirementsOf(application, rules, now()),
  nextStep: (application, _, { rules }) => nextStepOf(application, rules),
  deadline: (application, _, { rules }) => deadlineOf(application, rules),
  outcome: ({ credentialId }, _, { credentials }) =>
    credentialId === null ? null : credentials.byId.find(credentialId),
  // The newest, where reviewers took it and gave it back without end.
  timeline: ({ timeline }) => timeline.slice(-longestTimeline),
  claim: ({ claim }, _, { caller }) => claim && { since: claim.since, mine: claim.reviewerId === caller.accountId },
} satisfies ApplicationResolvers;

const TimelineEntry = {
  text: (entry, _, { rules }) => wordsOf(entry, rules),
} satisfies TimelineEntryResolvers;

const ApplicationStatusView = {
  service: ({ service }, _, { rules }) => rules.for(service),
  statusText: ({ status }, _, { rules }) => rules.lifecycle.statuses[status].label,
} satisfies ApplicationStatusViewResolvers;

/** What can be chosen; nothing for a question that is not a choice. */
const Question = {
  choices: (question) => ('choices' in question ? question.choices : []),
} satisfies QuestionResolvers;

export const resolvers = { Query, Practitioner, Application, TimelineEntry, ApplicationStatusView, Question };
