import { randomInt } from 'node:crypto';
import { solveChallenge, type Challenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { eventually } from './eventually';
import { type Graph, Refused } from './graph';
import type { Town } from './town';

/** Somebody who signs up. */
export interface Stranger {
  firstName: string;
  lastName: string;
  email: string;
  mobile: string;
  idNumber: string;
  password: string;
  language: 'AR' | 'EN';
}

/** The check digit that an ID number ends in. */
export const luhnDigit = (digits: number[]): number =>
  (10 - (digits.toReversed().reduce((sum, d, i) => sum + (i % 2 ? d : d * 2 > 9 ? d * 2 - 9 : d * 2), 0) % 10)) % 10;

/** Somebody new, with numbers that nobody has. */
export const newStranger = (change: Partial<Stranger> = {}): Stranger => {
  const digits = [1, ...Array.from({ length: 8 }, () => randomInt(10))];
  const tail = String(randomInt(10_000_000)).padStart(7, '0');
  return {
    firstName: 'ليلى',
    lastName: 'الأنصاري',
    email: `layla.${tail}@mail.example`,
    mobile: `+96655${tail}`,
    idNumber: [...digits, luhnDigit(digits)].join(''),
    password: 'نخلة-بيضاء-على-التل-27',
    language: 'AR',
    ...change,
  };
};

/** Solves a fresh challenge, as the widget on a page does. */
export const proveHuman = async (graph: Graph): Promise<string> => {
  const { humanChallenge } = await graph.ask<{ humanChallenge: { challenge: string } }>(
    '{ humanChallenge { challenge } }',
  );
  const challenge = JSON.parse(humanChallenge.challenge) as Challenge;
  const solution = await solveChallenge({ challenge, deriveKey });
  if (!solution) throw new Error('the human challenge has no solution');
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64');
};

/** What sign-up is asked with: everything typed twice as the form wants it. */
export const signUpInput = (stranger: Stranger, human: string) => ({
  firstName: stranger.firstName,
  lastName: stranger.lastName,
  email: stranger.email,
  emailConfirmation: stranger.email,
  password: stranger.password,
  passwordConfirmation: stranger.password,
  idNumber: stranger.idNumber,
  mobile: stranger.mobile,
  newPractitioner: true,
  acceptedTerms: '2026-01',
  language: stranger.language,
  human,
});

export const signUpDocument = `mutation SignUp($input: SignUpInput!) {
  signUp(input: $input) { signUp { id email mobile codeExpiresAt } errors { code field rule message { ar en } } }
}`;

/** Tries again in a moment where the service is too busy and asks for it. */
const patiently = <T>(what: string, work: () => Promise<T>): Promise<T> =>
  eventually(what, () =>
    work().catch((error: unknown) => {
      if (error instanceof Refused && error.code === 'TRY_AGAIN') return undefined;
      throw error;
    }),
  );

export const signUp = (graph: Graph, stranger: Stranger): Promise<{ id: string }> =>
  patiently('a sign-up', async () => {
    const input = signUpInput(stranger, await proveHuman(graph));
    return (await graph.change<{ signUp: { id: string } }>(signUpDocument, input)).signUp;
  });

/** Follows the link of the e-mail and enters the code of the SMS. */
export const activate = async (graph: Graph, town: Town, stranger: Stranger, signUpId: string): Promise<void> => {
  const mail = await town.message({ to: stranger.email, channel: 'EMAIL', contains: 'token=' });
  const token = new URL(mail.links.find((link) => link.includes('token=')) ?? '').searchParams.get('token');
  await graph.change(
    `mutation ActivateByLink($input: ActivateByLinkInput!) {
      activateByLink(input: $input) { activation { active } errors { code message { ar en } } }
    }`,
    { token, signUpId },
  );
  const sms = await town.message({ to: stranger.mobile, channel: 'SMS' });
  await graph.change(
    `mutation VerifyMobile($input: VerifyMobileInput!) {
      verifyMobile(input: $input) { activation { active } errors { code message { ar en } } }
    }`,
    { signUpId, code: /\d{6}/.exec(sms.text)?.[0] },
  );
};

export const logInDocument = `mutation LogIn($input: LogInInput!) {
  logIn(input: $input) {
    tokens { accessToken accessTokenExpiresAt refreshToken sessionExpiresAt }
    account { id }
    secondFactor { id expiresAt }
    secondFactorMissing
    errors { code field rule message { ar en } }
  }
}`;

export const completeLogInDocument = `mutation CompleteLogIn($input: CompleteLogInInput!) {
  completeLogIn(input: $input) {
    tokens { accessToken accessTokenExpiresAt refreshToken sessionExpiresAt }
    account { id }
    errors { code field rule message { ar en } }
  }
}`;

export interface SignedIn {
  tokens: { accessToken: string; refreshToken: string };
  account: { id: string };
}

interface LogInAnswer extends SignedIn {
  secondFactor: { id: string } | null;
}

/**
 * Signs in by e-mail, national ID or iqama number.
 * @param code gives a code of the authenticator app, for an account that has one
 * @throws Refused; Error where a second factor is asked for and there is no `code`
 */
export const logIn = async (
  graph: Graph,
  identifier: string,
  password: string,
  code?: () => Promise<string>,
): Promise<SignedIn> => {
  const answer = await patiently('a log-in', async () =>
    graph.change<LogInAnswer>(logInDocument, { identifier, password, human: await proveHuman(graph) }),
  );
  if (!answer.secondFactor) return answer;
  if (!code) throw new Error('a second factor is asked for, and nobody gives a code');
  return graph.change<SignedIn>(completeLogInDocument, { challengeId: answer.secondFactor.id, code: await code() });
};
