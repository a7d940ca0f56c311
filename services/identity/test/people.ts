import type { Caller } from '@mumaris/kit/auth/caller';
import { form, type WithErrors, type World } from './world';

const errors = 'errors { code field message { ar en } rule }';

export interface SignUpAnswer extends WithErrors {
  signUp: { id: string; email: string; mobile: string; codeExpiresAt: string } | null;
}
export interface ActivationAnswer extends WithErrors {
  activation: { emailConfirmed: boolean; mobileConfirmed: boolean; active: boolean } | null;
}
export interface Tokens {
  accessToken: string;
  accessTokenExpiresAt: string;
  refreshToken: string;
  sessionExpiresAt: string;
}
export interface LogInAnswer extends WithErrors {
  tokens: Tokens | null;
  account: {
    id: string;
    name: { first: string };
    email: string;
    mobile: string;
    idNumber: string;
    roles: string[];
  } | null;
}

/** What people do here, in the words of the graph. */
export const actions = ({ ask, human }: World) => {
  const mutate =
    <A>(name: string, type: string, selection: string) =>
    async (input: object, caller?: Partial<Caller>): Promise<A> => {
      const query = `mutation($input: ${type}!) { ${name}(input: $input) { ${selection} ${errors} } }`;
      const answer = await ask<Record<string, A>>(query, { input }, caller);
      if (answer.errors) throw new Error(JSON.stringify(answer.errors));
      return answer.data[name] as A;
    };
  const tokens = 'tokens { accessToken accessTokenExpiresAt refreshToken sessionExpiresAt }';
  const activation = 'activation { emailConfirmed mobileConfirmed active }';
  const signUp = 'signUp { id email mobile codeExpiresAt }';
  const asked = {
    signUp: mutate<SignUpAnswer>('signUp', 'SignUpInput', signUp),
    resend: mutate<SignUpAnswer>('resendActivation', 'ResendActivationInput', signUp),
    logIn: mutate<LogInAnswer>(
      'logIn',
      'LogInInput',
      `${tokens} account { id name { first } email mobile idNumber roles }`,
    ),
  };
  return {
    /** With a fresh proof of a human, unless the input brings one. */
    signUp: async (input: object) => asked.signUp({ human: await human(), ...input }),
    resend: async (signUpId: string) => asked.resend({ signUpId, human: await human() }),
    logIn: async (input: object, caller?: Partial<Caller>) =>
      asked.logIn({ password: form(0).password, human: await human(), ...input }, caller),
    followLink: (token: string) =>
      mutate<ActivationAnswer>('activateByLink', 'ActivateByLinkInput', activation)({ token }),
    enterCode: (signUpId: string, code: string) =>
      mutate<ActivationAnswer>('verifyMobile', 'VerifyMobileInput', activation)({ signUpId, code }),
    refresh: (refreshToken: string) =>
      mutate<WithErrors & { tokens: Tokens | null }>('refreshSession', 'RefreshSessionInput', tokens)({ refreshToken }),
    logOut: (caller: Partial<Caller>) =>
      ask<{ logOut: WithErrors }>(`mutation { logOut { ${errors} } }`, undefined, caller),
  };
};

/** Signs a person up and activates the account. */
export const activePerson = async (world: World, index: number, changes: object = {}) => {
  const { signUp, followLink, enterCode } = actions(world);
  const filled = form(index, changes);
  const { signUp: opened } = await signUp(filled);
  const accountId = await world.accountIdOf(filled.email);
  const { token, code } = await world.letters(accountId);
  await followLink(token);
  await enterCode(opened?.id ?? '', code);
  return { ...filled, accountId, signUpId: opened?.id ?? '' };
};

/** The codes of an answer, in their order. */
export const codesOf = ({ errors: failures }: WithErrors): string[] => failures.map(({ code }) => code);
