import type { Caller } from '@mumaris/kit/auth/caller';
import { waitFor } from '@mumaris/kit/testing';
import { PractitionerOpenedV1, type Role } from '@mumaris/schemas';
import { decodeJwt } from 'jose';
import { loadSample } from '../../src/sample/load-sample';
import { sampleShape } from '../../src/sample/people';
import { form } from './form';
import { mutation } from './mutate';
import type { WithErrors, World } from './world';

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
  deviceToken: string | null;
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
export const actions = (world: Pick<World, 'ask' | 'human'>) => {
  const { ask, human } = world;
  const tokens = 'tokens { accessToken accessTokenExpiresAt refreshToken sessionExpiresAt }';
  const activation = 'activation { emailConfirmed mobileConfirmed active }';
  const signUp = 'signUp { id email mobile codeExpiresAt }';
  const asked = {
    signUp: mutation<SignUpAnswer>(world, 'signUp', signUp),
    resend: mutation<SignUpAnswer>(world, 'resendActivation', signUp),
    logIn: mutation<LogInAnswer>(
      world,
      'logIn',
      `${tokens} deviceToken account { id name { first } email mobile idNumber roles }`,
    ),
  };
  return {
    /** With a fresh proof of a human, unless the input brings one. */
    signUp: async (input: object) => asked.signUp({ human: await human(), ...input }),
    resend: async (signUpId: string) => asked.resend({ signUpId, human: await human() }),
    logIn: async (input: object, caller?: Partial<Caller>) =>
      asked.logIn({ password: form(0).password, human: await human(), ...input }, caller),
    /** In the browser that signed up, or with the password in another. */
    followLink: (token: string, proof: { signUpId?: string; password?: string } = { password: form(0).password }) =>
      mutation<ActivationAnswer>(world, 'activateByLink', activation)({ token, ...proof }),
    enterCode: (signUpId: string, code: string) =>
      mutation<ActivationAnswer>(world, 'verifyMobile', activation)({ signUpId, code }),
    refresh: (refreshToken: string) =>
      mutation<WithErrors & { tokens: Tokens | null }>(world, 'refreshSession', tokens)({ refreshToken }),
    logOut: (caller: Partial<Caller>) =>
      ask<{ logOut: WithErrors }>(`mutation { logOut { errors { code } } }`, undefined, caller),
  };
};

/** Who a device is to the gateway that holds these tokens. */
export const callerOf = (
  held: Tokens | null | undefined,
): Pick<Caller, 'roles'> & { accountId: string; sessionId: string } => {
  if (!held) throw new Error('not signed in');
  const { sub = '', sid, roles } = decodeJwt<{ sid: string; roles: Role[] }>(held.accessToken);
  return { accountId: sub, sessionId: sid, roles };
};

/**
 * Puts an active account there, as the sample's are: with the events by which the others learn of it, and without the
 * walk through letters and codes, of which the audit trail knows nothing either.
 */
export const activePerson = async (
  { assembly }: World,
  index: number,
  changes: Partial<ReturnType<typeof form>> = {},
) => {
  const filled = form(index, changes);
  const { firstName, lastName, newPractitioner: _n, ...rest } = filled;
  const key = `person-${index}`;
  const person = {
    ...rest,
    key,
    roles: ['PRACTITIONER'],
    firstName: { ar: firstName, en: firstName },
    lastName: { ar: lastName, en: lastName },
  };
  await loadSample(assembly, sampleShape.parse({ password: filled.password, people: [person], organisations: [] }));
  return { ...filled, accountId: `acc_sample_${key}` };
};

/** Signs a person up and activates the account. */
export const signedUpPerson = async (world: World, index: number, changes: object = {}) => {
  const { signUp, followLink, enterCode } = actions(world);
  const filled = form(index, changes);
  const { signUp: opened } = await signUp(filled);
  const signUpId = opened?.id ?? '';
  const { token, code } = await world.letters(signUpId);
  await followLink(token, { signUpId });
  await enterCode(signUpId, code);
  return { ...filled, accountId: await world.accountIdOf(filled.email), signUpId };
};

/** Somebody who is signed in and has a profile: membership has told the file number. */
export const member = async (world: World, index: number) => {
  const person = await signedUpPerson(world, index);
  const fileNumber = `F-100-200-${300 + index}`;
  const data = { practitionerId: 'pra_1', accountId: person.accountId, fileNumber, category: 'NURSE' as const };
  await world.bus.publish(PractitionerOpenedV1, data, { subject: 'pra_1' });
  await waitFor(async () => (await world.everythingStored()).includes(fileNumber));
  const { tokens } = await actions(world).logIn({ identifier: person.email });
  return { ...person, fileNumber, caller: callerOf(tokens) };
};
export type Member = Awaited<ReturnType<typeof member>>;

/** The codes of an answer, in their order. */
export const codesOf = ({ errors: failures }: WithErrors): string[] => failures.map(({ code }) => code);

/** Lets the minute pass in which a refresh token that was traded in is taken again (IDN-08). */
export const passRefreshGrace = ({ clock }: World): void => clock.moveTo(new Date(clock.now().getTime() + 60_001));
