import type { Caller } from '@mumaris/kit/auth/caller';
import { waitFor } from '@mumaris/kit/testing';
import type { Role } from '@mumaris/schemas';
import { generateSync } from 'otplib';
import { form } from './form';
import { mutate, mutation } from './mutate';
import { type ActivationAnswer, activePerson, callerOf, type SignUpAnswer, type Tokens } from './people';
import type { WithErrors, World } from './world';

export type Input = Record<string, unknown>;
type Somebody = Partial<Caller>;

export interface SignInAnswer extends WithErrors {
  tokens: Tokens | null;
  account: { id: string; roles: Role[] } | null;
  secondFactor?: { id: string; expiresAt: string } | null;
  secondFactorMissing?: boolean | null;
}
interface CodesAnswer extends WithErrors {
  recoveryCodes: string[] | null;
}
export interface InvitationNode {
  id: string;
  name: { first: string; last: string };
  email: string;
  roles: Role[];
  expiresAt: string;
}

const tokens = 'tokens { accessToken accessTokenExpiresAt refreshToken sessionExpiresAt }';
const signedIn = `${tokens} account { id roles }`;
const invitation = 'id name { first last } email roles expiresAt';

/** Second factors and staff, in the words of the graph. */
export const factorActions = (world: World) => {
  const { human } = world;
  const change = <A extends object>(name: string, selection = '') => mutation<A>(world, name, selection);
  const begin =
    <A extends object>(name: string, selection: string) =>
    (caller: Somebody) =>
      mutate<A>(world, name, undefined, selection, caller);
  const logIn = change<SignInAnswer>('logIn', `${signedIn} secondFactor { id expiresAt } secondFactorMissing`);
  const beginLogIn = change<WithErrors & { challenge: { id: string; options: string; expiresAt: string } | null }>(
    'beginPasskeyLogIn',
    'challenge { id options expiresAt }',
  );
  const accept = change<WithErrors & Pick<SignUpAnswer, 'signUp'> & { roles: Role[] | null }>(
    'acceptInvitation',
    'signUp { id email mobile codeExpiresAt } roles',
  );
  return {
    /** With a fresh proof of a human, unless the input brings one. */
    logIn: async (input: Input) => logIn({ password: form(0).password, human: await human(), ...input }),
    completeLogIn: change<SignInAnswer>('completeLogIn', signedIn),
    refresh: change<WithErrors & { tokens: Tokens | null }>('refreshSession', tokens),
    enrolTotp: begin<WithErrors & { enrolment: { secret: string; uri: string } | null }>(
      'enrolTotp',
      'enrolment { secret uri }',
    ),
    confirmTotp: change<CodesAnswer>('confirmTotp', 'recoveryCodes'),
    removeTotp: change('removeTotp'),
    renewRecoveryCodes: change<CodesAnswer>('renewRecoveryCodes', 'recoveryCodes'),
    beginPasskeyRegistration: begin<WithErrors & { options: string | null }>('beginPasskeyRegistration', 'options'),
    finishPasskeyRegistration: change<WithErrors & { passkey: { id: string; name: string } | null }>(
      'finishPasskeyRegistration',
      'passkey { id name createdAt lastUsedAt }',
    ),
    removePasskey: change('removePasskey'),
    beginPasskeyLogIn: async (input: Input = {}) => beginLogIn({ human: await human(), ...input }),
    logInWithPasskey: change<SignInAnswer>('logInWithPasskey', signedIn),
    inviteStaff: change<WithErrors & { invitation: InvitationNode | null }>(
      'inviteStaff',
      `invitation { ${invitation} }`,
    ),
    revokeInvitation: change('revokeInvitation'),
    acceptInvitation: async (input: Input, caller?: Somebody) => accept({ human: await human(), ...input }, caller),
    changeRoles: change<WithErrors & { account: { id: string; roles: Role[] } | null }>(
      'changeRoles',
      'account { id roles }',
    ),
    enterCode: change<ActivationAnswer>('verifyMobile', 'activation { emailConfirmed mobileConfirmed active }'),
  };
};

/** An administrator who is somewhere else. */
export const admin: Somebody = { accountId: 'acc_administrator', roles: ['ADMIN'] };

/** Makes the administrator an account of its own: an invitation ends with the rights of whoever sent it. */
export const bringAdmin = async (world: World): Promise<void> => {
  const { accountId } = await activePerson(world, 90_000);
  const accounts = world.store.collection<{ _id: string }>('accounts');
  const row = await accounts.findOne({ _id: accountId });
  const own = { emailKey: 'admin', mobileIndexes: ['admin'], idNumberIndexes: ['admin'], roles: ['ADMIN'] };
  await accounts.insertOne({ ...row, ...own, _id: String(admin.accountId) });
};

/** What an authenticator app shows now. */
export const codeOf = (secret: string): string => generateSync({ secret });
/** A code that the app shows at none of the times that count. */
export const wrongCodeFor = (secret: string): string => {
  const near = [-60, -30, 0, 30, 60].map((seconds) => generateSync({ secret, epoch: Date.now() / 1_000 + seconds }));
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !near.includes(code)) ?? '';
};

/** Plays the time until the app shows its next code: what was used is long ago. */
export const untilNextCode = async ({ store }: World, accountId: string): Promise<void> => {
  const factors = store.collection<{ _id: string }>('second-factors');
  await factors.updateOne({ _id: accountId }, { $set: { 'totp.lastStep': 0 } });
};

/** Signs in by password alone, enrols an app, and tells what the app and its owner hold. */
export const enrolled = async (world: World, { email, accountId }: { email: string; accountId: string }) => {
  const { logIn, enrolTotp, confirmTotp } = factorActions(world);
  const { tokens: held } = await logIn({ identifier: email });
  const caller = callerOf(held);
  const { enrolment } = await enrolTotp(caller);
  const secret = enrolment?.secret ?? '';
  const { recoveryCodes } = await confirmTotp({ code: codeOf(secret) }, caller);
  await untilNextCode(world, accountId);
  return { caller, tokens: held as Tokens, secret, recoveryCodes: recoveryCodes ?? [] };
};

/** A new practitioner with an app. */
export const withApp = async (world: World, index: number) => {
  const person = await activePerson(world, index);
  return { ...person, ...(await enrolled(world, person)) };
};

/** What somebody's own account says of second factors. */
export const ownFactors = async ({ ask }: World, caller: Somebody) =>
  (
    await ask<{ me: { totpEnrolledAt: string | null; recoveryCodesLeft: number } }>(
      '{ me { totpEnrolledAt recoveryCodesLeft } }',
      undefined,
      caller,
    )
  ).data.me;

/** Begins a sign-in of somebody who has an app. */
export const challenged = async (world: World, email: string): Promise<string> => {
  const { secondFactor } = await factorActions(world).logIn({ identifier: email });
  if (!secondFactor) throw new Error('no second factor was asked for');
  return secondFactor.id;
};

/** Gives an account roles of staff, as an administrator does. */
export const makeStaff = (world: World, accountId: string, roles: Role[]) =>
  factorActions(world).changeRoles({ accountId, roles, reason: 'تعيين جديد' }, admin);

/** The data of the events of one type about one subject, once there are as many. */
export const heardOf = (world: World, { type }: { type: string }, subject: string, times = 1): Promise<unknown[]> =>
  waitFor(() => {
    const found = world.bus.heard().filter((event) => event.type === type && event.subject === subject);
    return found.length >= times && found.map(({ data }) => data);
  });

interface Entry {
  kind: string;
  by: string;
  address: string | null;
  device: string | null;
  reason: string | null;
}

/** What the trail of an account says, newest first. */
export const trailOf = async ({ ask }: World, accountId: string): Promise<Entry[]> => {
  interface Trail {
    account: { securityEvents: { edges: { node: Entry }[] } };
  }
  const { data } = await ask<Trail>(
    `{ account(id: "${accountId}") {
      securityEvents(first: 100) { edges { node { kind by address device reason } } }
    } }`,
    undefined,
    admin,
  );
  return data.account.securityEvents.edges.map(({ node }) => node);
};

/** The kinds of what the trail of an account says, newest first. */
export const kindsOf = async (world: World, accountId: string): Promise<string[]> =>
  (await trailOf(world, accountId)).map(({ kind }) => kind);

/** How often something stands in a list. */
export const countOf = <T>(list: readonly T[], wanted: T): number => list.filter((one) => one === wanted).length;
