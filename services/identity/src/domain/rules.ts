import type { LookUpRules } from '@mumaris/kit/limits/look-up-rules';
import type { SecurityEventKind, Text } from '@mumaris/schemas';
import type { AccountLinkTerms } from './account-link';

/** So many tries within so many minutes. */
interface Limit {
  readonly points: number;
  readonly minutes: number;
}

/** For the subject that is meant, for the address that it comes from, and for what its device calls itself. */
interface Limits {
  readonly perSubject?: Limit | undefined;
  readonly perAddress?: Limit | undefined;
  readonly perDevice?: Limit | undefined;
}

/** What identity decides by: reviewed data, a file of rules/ for each of these. */
export interface Rules {
  /** How often somebody may try (IDN-12). */
  readonly limits: Readonly<
    Record<
      | 'logIn'
      | 'signUp'
      | 'lettersFromHere'
      | 'lettersThere'
      | 'finishSignUp'
      | 'claimFile'
      | 'claimFromHere'
      | 'claimThere'
      | 'enterCode'
      | 'followLink'
      | 'recovery'
      | 'knownDevice'
      | 'secondFactor'
      | 'contactChange'
      | 'contactLetters'
      | 'ownProof'
      | 'clientToken'
      | 'humanCode',
      Limits
    >
  >;
  /** How often what is public to whoever has its number may be looked up (IDN-12). */
  readonly lookUps: Readonly<Record<'fileClaim', LookUpRules>>;
  /** What too many wrong passwords lead to, and who gets in all the same (IDN-12). */
  readonly logIn: {
    readonly lockMinutes: number;
    readonly deviceDays: number;
    readonly devicesPerAccount: number;
  };
  /** How an owner gets in by the mailbox (IDN-09, IDN-12). */
  readonly accountLinks: AccountLinkTerms;
  /** How a new e-mail address or mobile number comes into force (IDN-11). */
  readonly contactChange: {
    readonly linkHours: number;
    readonly codeMinutes: number;
    readonly codeTries: number;
    readonly resendsPerHour: number;
    readonly lapsesAfterDays: number;
  };
  /** What stays of a closed account, and what is exported (IDN-15). */
  readonly records: {
    readonly keepClosedYears: number;
    readonly reasonMaxLength: number;
    readonly exportedEntries: number;
  };
  /** What each entry of the audit trail says to the account's owner (IDN-15). */
  readonly securityEvents: Readonly<Record<SecurityEventKind, Text>>;
  readonly terms: { readonly version: string };
  /** How an account is asked for (IDN-01 to IDN-07). */
  readonly signUp: {
    readonly nameMaxLength: number;
    readonly linkHours: number;
    readonly codeMinutes: number;
    readonly codeTries: number;
    readonly resendsPerHour: number;
    readonly lapsesAfterDays: number;
    readonly repeatNoticeMinutes: number;
  };
  /** Long enough, or hard enough to guess by zxcvbn's score from 0 to 4 (IDN-13). */
  readonly passwords: { readonly longEnough: number; readonly strongEnough: number; readonly maxLength: number };
  /** How long a session, an access token and a signing key last (IDN-08). */
  readonly sessions: {
    readonly sessionHours: number;
    readonly rememberedDays: number;
    readonly accessTokenMinutes: number;
    /** For how long a refresh token that was traded in is taken again. */
    readonly refreshGraceSeconds: number;
    /** How many sessions are shown at most. */
    readonly listed: number;
    readonly signingKeys: {
      readonly rotateAfterDays: number;
      readonly publishAheadMinutes: number;
      readonly keepMinutes: number;
    };
  };
  /** How second factors are enrolled and asked for (IDN-14). */
  readonly secondFactor: {
    readonly enrolmentMinutes: number;
    readonly recoveryCodes: number;
    readonly logInMinutes: number;
    readonly logInTries: number;
    readonly freshMinutes: number;
    readonly passkeys: {
      readonly challengeMinutes: number;
      readonly perAccount: number;
      readonly nameMaxLength: number;
    };
  };
  readonly staff: { readonly invitationHours: number };
  /** How people sign in through the national identity provider (IDN-17). */
  readonly identityProvider: {
    readonly name: Text;
    readonly visitMinutes: number;
    readonly scope: string;
    /** The claim that carries the verified ID number. */
    readonly idNumberClaim: string;
    /** The values of `acr` that each asks for, the best first. */
    readonly assurance: { readonly signIn: readonly string[]; readonly secondFactor: readonly string[] };
    readonly metadataMinutes: number;
  };
  /** What proves a human (IDN-03). */
  readonly human: {
    readonly expiresAfterMinutes: number;
    readonly puzzle: {
      /** Of PBKDF2, in one try. */
      readonly rounds: number;
      readonly tries: number;
      readonly harder: {
        readonly windowMinutes: number;
        readonly freePerNetwork: number;
        readonly freeOverall: number;
        readonly doublingsAtMost: number;
      };
    };
  };
  /** The code of digits and signs that proves a human as well (IDN-03). */
  readonly humanCode: {
    readonly length: number;
    readonly signsAtLeast: number;
    readonly signsAtMost: number;
    readonly lanes: { readonly width: number; readonly queue: number; readonly patienceMs: number };
    /** In pixels. */
    readonly picture: { readonly width: number; readonly height: number };
    readonly pauseMs: { readonly least: number; readonly most: number };
    readonly signs: readonly {
      readonly sign: string;
      /** Of its clip. */
      readonly name: string;
      /** What is taken for it as well. */
      readonly typed?: string | undefined;
      readonly words: { readonly ar: string; readonly en: string };
      readonly strokes: string;
    }[];
  };
  /** Employers and their clients (PRT-01). */
  readonly organisations: {
    readonly nameMaxLength: number;
    readonly contactsAtMost: number;
    readonly clientsAtMost: number;
    readonly secretsAtMost: number;
    readonly rsaBitsAtLeast: number;
    readonly rsaBitsAtMost: number;
    readonly assertionMinutes: number;
    readonly tokenRequestKilobytes: number;
  };
}
