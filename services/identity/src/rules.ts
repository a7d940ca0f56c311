import path from 'node:path';
import { limitRules, lookUpRules } from '@mumaris/kit/limits/look-up-rules';
import { loadRules, text } from '@mumaris/kit/rules';
import { securityEventKinds } from '@mumaris/schemas';
import { z } from 'zod';
import type { Rules } from './domain/rules';

const positive = z.number().int().positive();

const limits = z.strictObject({
  perSubject: limitRules.optional(),
  perAddress: limitRules.optional(),
  perDevice: limitRules.optional(),
});

const acrValues = z.array(z.string().regex(/^\S+$/)).min(1);

const shapes: { readonly [K in keyof Rules]: z.ZodType<Rules[K]> } = {
  limits: z.strictObject({
    logIn: limits,
    signUp: limits,
    lettersFromHere: limits,
    lettersThere: limits,
    finishSignUp: limits,
    claimFile: limits,
    claimFromHere: limits,
    claimThere: limits,
    enterCode: limits,
    followLink: limits,
    recovery: limits,
    knownDevice: limits,
    secondFactor: limits,
    contactChange: limits,
    contactLetters: limits,
    ownProof: limits,
    clientToken: limits,
    humanCode: limits,
  }),
  lookUps: z.strictObject({ fileClaim: lookUpRules }),
  logIn: z.strictObject({
    lockMinutes: positive,
    deviceDays: positive,
    devicesPerAccount: positive,
  }),
  accountLinks: z.strictObject({
    // IDN-09: a password is set once.
    PASSWORD_RESET: z.strictObject({ minutes: positive, uses: z.literal(1) }),
    DEVICE: z.strictObject({ minutes: positive, uses: positive }),
  }),
  contactChange: z.strictObject({
    linkHours: positive,
    codeMinutes: positive,
    codeTries: positive,
    resendsPerHour: positive,
    lapsesAfterDays: positive,
  }),
  records: z.strictObject({
    keepClosedYears: positive,
    reasonMaxLength: positive,
    exportedEntries: positive,
  }),
  securityEvents: z.record(z.enum(securityEventKinds), text),
  terms: z.strictObject({ version: z.string().min(1) }),
  signUp: z.strictObject({
    nameMaxLength: positive,
    linkHours: positive,
    codeMinutes: positive,
    codeTries: positive,
    resendsPerHour: positive,
    lapsesAfterDays: positive,
    repeatNoticeMinutes: positive,
  }),
  passwords: z.strictObject({
    longEnough: positive,
    strongEnough: z.number().int().min(0).max(4),
    maxLength: positive,
  }),
  sessions: z.strictObject({
    sessionHours: positive,
    rememberedDays: positive,
    // Revocations are kept for an hour (store/revocation.repository.ts): no token may outlive that.
    accessTokenMinutes: positive.max(55),
    // Longer, and a stolen token is worth more than a lost answer.
    refreshGraceSeconds: positive.max(120),
    listed: positive.max(100),
    signingKeys: z.strictObject({ rotateAfterDays: positive, publishAheadMinutes: positive, keepMinutes: positive }),
  }),
  // The graph says how many of each there are at most (@atMost).
  secondFactor: z.strictObject({
    enrolmentMinutes: positive,
    recoveryCodes: positive.max(10),
    logInMinutes: positive,
    logInTries: positive,
    freshMinutes: positive,
    passkeys: z.strictObject({ challengeMinutes: positive, perAccount: positive.max(20), nameMaxLength: positive }),
  }),
  staff: z.strictObject({ invitationHours: positive }),
  identityProvider: z.strictObject({
    name: text,
    // The store keeps a visit for an hour.
    visitMinutes: positive.max(55),
    scope: z.string().regex(/\bopenid\b/),
    idNumberClaim: z.string().min(1),
    assurance: z.strictObject({ signIn: acrValues, secondFactor: acrValues }),
    metadataMinutes: positive,
  }),
  human: z.strictObject({
    expiresAfterMinutes: positive,
    puzzle: z.strictObject({
      rounds: positive,
      tries: positive,
      harder: z.strictObject({
        windowMinutes: positive,
        freePerNetwork: positive,
        freeOverall: positive,
        // More, and a slow phone is kept out.
        doublingsAtMost: positive.max(6),
      }),
    }),
  }),
  humanCode: z.strictObject({
    length: positive.max(10),
    signsAtLeast: positive,
    signsAtMost: positive,
    lanes: z.strictObject({ width: positive, queue: positive, patienceMs: positive }),
    picture: z.strictObject({ width: positive.max(1_000), height: positive.max(1_000) }),
    pauseMs: z.strictObject({ least: positive, most: positive.max(1_000) }),
    signs: z
      .array(
        z.strictObject({
          sign: z.string().length(1),
          name: z.string(),
          typed: z.string().optional(),
          words: text,
          strokes: z.string(),
        }),
      )
      .max(40),
  }),
  organisations: z.strictObject({
    nameMaxLength: positive.max(300),
    contactsAtMost: positive.max(10),
    clientsAtMost: positive.max(100),
    secretsAtMost: positive.max(2),
    rsaBitsAtLeast: positive.min(2_048),
    rsaBitsAtMost: positive,
    assertionMinutes: positive,
    tokenRequestKilobytes: positive,
  }),
};

const folder = path.join(__dirname, '..', 'rules');

const file = (name: string) => path.join(folder, `${name}.yaml`);

/** Reads identity's rules-as-data. @throws when a file is not what its shape says */
export const readRules = (): Rules => ({
  limits: loadRules(file('limits'), shapes.limits),
  lookUps: loadRules(file('look-ups'), shapes.lookUps),
  logIn: loadRules(file('log-in'), shapes.logIn),
  accountLinks: loadRules(file('account-links'), shapes.accountLinks),
  contactChange: loadRules(file('contact-change'), shapes.contactChange),
  records: loadRules(file('records'), shapes.records),
  securityEvents: loadRules(file('security-events'), shapes.securityEvents),
  terms: loadRules(file('terms'), shapes.terms),
  signUp: loadRules(file('sign-up'), shapes.signUp),
  passwords: loadRules(file('passwords'), shapes.passwords),
  sessions: loadRules(file('sessions'), shapes.sessions),
  secondFactor: loadRules(file('second-factor'), shapes.secondFactor),
  staff: loadRules(file('staff'), shapes.staff),
  identityProvider: loadRules(file('identity-provider'), shapes.identityProvider),
  human: loadRules(file('human'), shapes.human),
  humanCode: loadRules(file('human-code'), shapes.humanCode),
  organisations: loadRules(file('organisations'), shapes.organisations),
});
