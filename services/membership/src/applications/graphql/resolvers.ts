import type {
  AnswerResolvers,
  ApplicationResolvers,
  ApplicationStatusViewResolvers,
  ChecklistItemResolvers,
  DecisionBundleResolvers,
  DecisionResolvers,
  PractitionerResolvers,
  QueryResolvers,
  QuestionResolvers,
  RequirementResolvers,
  ReviewerLoadResolvers,
  ServiceDocumentResolvers,
  ServiceLoadResolvers,
  ServiceResolvers,
  TimelineEntryResolvers,
} from '../../graphql/generated';
import type { Caller } from '@mumaris/kit/auth/caller';
import { dayOf } from '@mumaris/kit/calendar';
import { statusesOf } from '../domain/lifecycle';
import { readyReasonsFor } from '../domain/ready-reason';
import type { Rules } from '../domain/rules';
import { deadlineOf, nextStepOf, statusLabelOf, wordsOf } from '../domain/outlook';
import { promisedBy } from '../domain/promise';

/** The service of a code as it is in force; null where there is none. */
const inForce = (code: string, rules: Rules, now: Date) =>
  rules.catalogue(dayOf(now)).find((service) => service.code === code) ?? null;

const Query = {
  services: (_, _arguments, { rules, now }) => rules.catalogue(dayOf(now())),
  service: (_, { code }, { rules, now }) => inForce(code, rules, now()),
  canI: (_, { facts }, { applications }) => applications.canI({ facts }),
  application: (_, { id }, { applications }) => applications.byId.get(id),
  decisionBundle: async (_, { id }, { applications }) => applications.decision.get(id),
  applicationStatus: (_, { number }, { applications }) => applications.status({ number }),
  reviewQueue: (_, { filter, ...page }, { applications, caller }) => applications.queue({ caller, ...filter, ...page }),
  readyReasons: (_, { service }, { rules }) => readyReasonsFor(service, rules),
  reviewWorkload: (_, asked, { applications }) => applications.workload(asked),
  officeHours: (_, _arguments, { rules }) => rules.lifecycle.officeHours,
  promisesKept: (_, asked, { applications }) => applications.promisesKept(asked),
} satisfies QueryResolvers;

const Practitioner = {
  applications: ({ id }, { filter, ...page }, { applications }) =>
    applications.pageOf(id, { ...page, statuses: filter?.statuses, open: filter?.open }),
} satisfies PractitionerResolvers;

/** Staff see of each other whether it was they themselves. */
const isOwn = (account: string, { accountId }: Caller): boolean => account === accountId;

/** Whether the caller asks for the service: to them staff say nothing of it, also where they are staff themselves (MEM-27). */
const isApplicant = (application: { readonly accountId: string }, caller: Caller): boolean =>
  isOwn(application.accountId, caller);

const longestTimeline = 500;
const mostDecisions = 50;

const Application = {
  __resolveReference: ({ id }, { applications }) => applications.byId.find(id),
  service: (application, _, { rules }) => rules.of(application),
  applicant: ({ practitionerId }, _, { profiles }) => profiles.byId.get(practitionerId),
  requirements: (application, _, { applications }) => applications.requirements(application),
  decisions: async ({ id }, _, { applications }) =>
    [...(await applications.decisions.load(id))].slice(0, mostDecisions),
  nextStep: (application, _, { rules }) => nextStepOf(application, rules),
  deadline: (application, _, { rules }) => deadlineOf(application, rules),
  outcome: ({ credentialId }, _, { credentials }) =>
    credentialId === null ? null : credentials.byId.find(credentialId),
  // The newest, where reviewers took it and gave it back without end.
  timeline: ({ timeline }) => timeline.slice(-longestTimeline),
  claim: (application, _, { caller }) => {
    const claim = isApplicant(application, caller) ? null : application.claim;
    return claim && { since: claim.since, mine: isOwn(claim.reviewerId, caller), reviewer: { id: claim.reviewerId } };
  },
  checklist: (application, _, { applications, caller }) =>
    isApplicant(application, caller) ? [] : applications.checklist(application),
  remarks: (application, _, { caller }) =>
    (isApplicant(application, caller) ? [] : application.remarks).map(({ at, text, reviewerId }) => ({
      at,
      text,
      mine: isOwn(reviewerId, caller),
    })),
  opinions: (application, _, { caller }) =>
    (isApplicant(application, caller) ? [] : application.opinions).map(({ question, askedBy, askedAt, given }) => ({
      question,
      askedAt,
      mine: isOwn(askedBy, caller),
      advice: given?.advice ?? null,
      text: given?.text ?? null,
      givenAt: given?.at ?? null,
    })),
  promisedBy,
  escalatedAt: ({ promise }) => promise?.escalatedAt ?? null,
} satisfies ApplicationResolvers;

const ChecklistItem = {
  documents: async ({ documentIds }, _, { documents }) =>
    (await Promise.all(documentIds.map((id) => documents.byId.find(id)))).filter((document) => document !== null),
  tick: ({ tick }, _, { caller }) => tick && { ok: tick.ok, at: tick.at, mine: isOwn(tick.reviewerId, caller) },
} satisfies ChecklistItemResolvers;

const ServiceLoad = {
  service: ({ service }, _, { rules, now }) => inForce(service, rules, now()),
} satisfies ServiceLoadResolvers;

const ReviewerLoad = {
  reviewer: ({ reviewerId }) => ({ id: reviewerId }),
} satisfies ReviewerLoadResolvers;
const Decision = {
  at: ({ at }) => new Date(at),
  judgedOn: ({ facts }) => facts.today,
  rulesVersion: ({ rules }) => rules.service.version,
} satisfies DecisionResolvers;

/** Named so that it tells on anybody's disk what it is. */
const DecisionBundle = {
  name: ({ application, at, kind }) => `${application.number}-${at.slice(0, 10)}-${kind}.jws`,
  text: ({ bundle }) => bundle,
} satisfies DecisionBundleResolvers;

const TimelineEntry = {
  text: (entry, _, { rules }) => wordsOf(entry, rules),
} satisfies TimelineEntryResolvers;

const ApplicationStatusView = {
  service: (application, _, { rules }) => rules.of(application),
  statusText: (application, _, { rules }) => statusLabelOf(application, rules),
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
  Decision,
  DecisionBundle,
  TimelineEntry,
  ChecklistItem,
  ServiceLoad,
  ReviewerLoad,
  ApplicationStatusView,
  Service,
  Question,
  ServiceDocument,
  Requirement,
  Answer,
};
