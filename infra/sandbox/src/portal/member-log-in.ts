import { z } from 'zod';
import type { Text } from '../state/text';
import { carryOut, type Mutation, type Outcome } from './carry-out';

const tokens = z.object({ accessToken: z.string() });

const loggedIn = z.object({ tokens: tokens.nullable(), secondFactor: z.object({ id: z.string() }).nullable() });

const logIn: Mutation<z.infer<typeof loggedIn>> = {
  name: 'logIn',
  inputType: 'LogInInput',
  answer: 'tokens { accessToken } secondFactor { id }',
  payload: loggedIn,
  asksForHuman: true,
};

const completed = z.object({ tokens });

const completeLogIn: Mutation<z.infer<typeof completed>> = {
  name: 'completeLogIn',
  inputType: 'CompleteLogInInput',
  answer: 'tokens { accessToken }',
  payload: completed,
};

const CODE_NEEDED: Text = {
  ar: 'هذا الحساب محمي بتطبيق المصادقة. أدخلوا الرمز الظاهر في التطبيق مع اسم المستخدم وكلمة المرور',
  en: 'An authenticator app protects this account. Enter the code that it shows with the user name and password',
};

/** What somebody signs in with; `code` is empty where there is no authenticator app. */
interface Proof {
  identifier: string;
  password: string;
  code: string;
}

const refused = (...messages: Text[]): Outcome<string> => ({ ok: false, messages });

/** Signs somebody in as a frontend does, with the second factor where one is asked for; the payload is the access token. */
export const logInMember = async (
  gatewayUrl: string | undefined,
  { identifier, password, code }: Proof,
): Promise<Outcome<string>> => {
  const begun = await carryOut(gatewayUrl, logIn, { identifier, password });
  if (!begun.ok) return begun;
  const { tokens: held, secondFactor } = begun.payload;
  if (held) return { ok: true, payload: held.accessToken };
  if (!secondFactor || !code) return refused(CODE_NEEDED);
  const ended = await carryOut(gatewayUrl, completeLogIn, { challengeId: secondFactor.id, code });
  return ended.ok ? { ok: true, payload: ended.payload.tokens.accessToken } : ended;
};
