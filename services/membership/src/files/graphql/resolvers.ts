import { RuleViolation } from '@mumaris/kit/errors';
import { maskEmail, maskMobile } from '@mumaris/kit/text/masking';
import type { Context } from '../../graphql/context';
import type { ClaimedFileResolvers, QueryResolvers } from '../../graphql/generated';
import { differencesOf } from '../domain/agreement';
import type { EarlierFile, RecordedPerson } from '../domain/earlier-file';
import type { FileClaim } from '../domain/file-claim';

const Query = {
  fileClaimQueue: (_, page, { files }) => files.queue(page),
} satisfies Pick<QueryResolvers, 'fileClaimQueue'>;

type Person = Omit<RecordedPerson, 'gender' | 'category'>;

/** Contact is masked: identity is what a reviewer compares. */
const seen = ({ idNumber, passport, email, mobile, ...person }: Person) => ({
  ...person,
  idDocument: idNumber ?? passport?.number ?? '',
  passportCountry: idNumber ? null : (passport?.country ?? null),
  email: email && maskEmail(email),
  mobile: mobile && maskMobile(mobile),
});

const fileOf = async ({ fileId }: FileClaim, { files }: Context): Promise<EarlierFile> => {
  const file = await files.byId.load(fileId ?? '');
  if (!file) throw new RuleViolation('NOT_FOUND');
  return file;
};

const ClaimedFile = {
  decideBy: ({ dueAt }) => dueAt,
  differences: async (claim, _, context) =>
    claim.decision ? claim.differences : differencesOf((await fileOf(claim, context)).person, claim.statement),
  registrationNumber: ({ statement }) => statement.registrationNumber,
  onFile: async (claim, _, context) => seen((await fileOf(claim, context)).person),
  stated: ({ statement: { name, ...stated } }) => seen({ ...stated, nameAr: name.ar, nameEn: name.en }),
  facts: async (claim, _, context) =>
    Object.entries((await fileOf(claim, context)).facts).map(([name, value]) => ({ name, value })),
} satisfies ClaimedFileResolvers;

export const resolvers = { Query, ClaimedFile };
