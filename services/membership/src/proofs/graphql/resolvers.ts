import type { Context } from '../../graphql/context';
import type { Credential } from '../../credentials';

/** Its holder's proof of a credential of any kind. */
const provable = { proof: (credential: Credential, _: object, { proofs }: Context) => proofs.of(credential) };

export const resolvers = {
  TrainingLetter: provable,
  Registration: provable,
  TemporaryRegistration: provable,
  Classification: provable,
  RecognisedCertificate: provable,
  EligibilityNumber: provable,
  Card: provable,
  ListedQualification: provable,
  GoodStandingCertificate: provable,
};
