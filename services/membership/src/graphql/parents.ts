// What the generated resolvers are given of each type of credential (codegen.json).
import type { Credential } from '../credentials';

export type TrainingLetter = Credential<'TRAINING_LETTER'>;
export type Registration = Credential<'REGISTRATION'>;
export type Classification = Credential<'CLASSIFICATION'>;
export type RecognisedCertificate = Credential<'RECOGNISED_CERTIFICATE'>;
export type EligibilityNumber = Credential<'ELIGIBILITY_NUMBER'>;
export type Card = Credential<'CARD'>;
