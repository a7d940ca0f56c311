// What the generated resolvers are given of each type of credential (codegen.json).
import type { Ballot } from '../committees';
import type { Credential } from '../credentials';

export type TrainingLetter = Credential<'TRAINING_LETTER'>;
export type Registration = Credential<'REGISTRATION'>;
export type TemporaryRegistration = Credential<'TEMPORARY_REGISTRATION'>;
export type Classification = Credential<'CLASSIFICATION'>;
export type RecognisedCertificate = Credential<'RECOGNISED_CERTIFICATE'>;
export type EligibilityNumber = Credential<'ELIGIBILITY_NUMBER'>;
export type ListedQualification = Credential<'LISTED_QUALIFICATION'>;
export type Card = Credential<'CARD'>;
export type GoodStandingCertificate = Credential<'GOOD_STANDING'>;

/** A closed vote, with the committee whose it was. */
export type BallotRound = Ballot['rounds'][number] & Pick<Ballot, 'committee'>;
