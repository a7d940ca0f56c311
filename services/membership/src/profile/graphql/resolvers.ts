import type { Caller } from '@mumaris/kit/auth/caller';
import { dayOf } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { maskIdNumber } from '@mumaris/kit/text/masking';
import type { ReferenceKind } from '@mumaris/schemas';
import type { Context } from '../../graphql/context';
import type {
  AccountResolvers,
  ExperienceResolvers,
  LicenceResolvers,
  PractitionerResolvers,
  QualificationResolvers,
} from '../../graphql/generated';
import { confirmationOf } from '../domain/confirmation';
import { withOverlaps } from '../domain/experience';
import { breakOf } from '../domain/practice-break';
import type { Practitioner as PractitionerState } from '../domain/practitioner';

/** Another service's account, known here by its id alone. */
const Account = {
  practitioner: ({ id }, _, { profiles }) => profiles.byAccount.find(id),
} satisfies AccountResolvers;

/** The number is whole for who has the document, and for who compares it with others. */
const idDocumentFor = ({ accountId, profile: { idDocument } }: PractitionerState, caller: Caller) => {
  const isWhole = caller.accountId === accountId || caller.roles.includes('REVIEWER');
  return idDocument && !isWhole ? { ...idDocument, number: maskIdNumber(idDocument.number) } : idDocument;
};

const Practitioner = {
  __resolveReference: ({ id }, { profiles }) => profiles.byId.find(id),
  profile: (practitioner, _, { caller, profileRules, now }) => ({
    ...practitioner.profile,
    idDocument: idDocumentFor(practitioner, caller),
    confirmation: confirmationOf(practitioner, profileRules, dayOf(now())),
  }),
  experiences: ({ experiences }) => withOverlaps(experiences),
  practiceBreak: ({ experiences }, _, { now }) => breakOf(experiences, dayOf(now())),
} satisfies PractitionerResolvers;

/** An entry of a list, also one that is offered no more. @throws RuleViolation NOT_FOUND */
const entryOf = (kind: ReferenceKind, code: string, { reference }: Context) => {
  const found = reference.find(kind, code);
  if (!found) throw new RuleViolation('NOT_FOUND');
  return found;
};

const Experience = {
  specialty: ({ specialty }, _, context) => entryOf('SPECIALTY', specialty, context),
  authorityType: ({ authorityType }, _, context) => entryOf('AUTHORITY_TYPE', authorityType, context),
} satisfies ExperienceResolvers;

const Licence = {
  specialty: ({ specialty }, _, context) => entryOf('SPECIALTY', specialty, context),
} satisfies LicenceResolvers;

const Qualification = {
  specialty: ({ specialty }, _, context) => entryOf('SPECIALTY', specialty, context),
  university: ({ university }, _, context) => (university === null ? null : entryOf('UNIVERSITY', university, context)),
} satisfies QualificationResolvers;

export const resolvers = { Account, Practitioner, Experience, Licence, Qualification };
