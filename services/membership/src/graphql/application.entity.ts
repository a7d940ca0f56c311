import { deadlineOf, nextStepOf, wordsOf } from '../domain/outlook';
import { requirementsOf } from '../domain/submission';
import type { ApplicationResolvers, ApplicationStatusViewResolvers, TimelineEntryResolvers } from './generated';

export const Application = {
  __resolveReference: ({ id }, { reads }) => reads.findApplication(id),
  service: ({ service }, _, { rules }) => rules.for(service),
  applicant: ({ practitionerId }, _, { reads }) => reads.practitioner(practitionerId),
  requirements: (application, _, { rules, now }) => requirementsOf(application, rules, now()),
  nextStep: (application, _, { rules }) => nextStepOf(application, rules),
  deadline: (application, _, { rules }) => deadlineOf(application, rules),
  outcome: ({ credentialId }, _, { reads }) => (credentialId === null ? null : reads.credential(credentialId)),
  claim: ({ claim }, _, { caller }) => claim && { since: claim.since, mine: claim.reviewerId === caller.accountId },
} satisfies ApplicationResolvers;

export const TimelineEntry = {
  text: (entry, _, { rules }) => wordsOf(entry, rules),
} satisfies TimelineEntryResolvers;

export const ApplicationStatusView = {
  service: ({ service }, _, { rules }) => rules.for(service),
  statusText: ({ status }, _, { rules }) => rules.lifecycle.statuses[status].label,
} satisfies ApplicationStatusViewResolvers;
