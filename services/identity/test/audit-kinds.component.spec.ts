import {
  DeviceLinkRequestedV1,
  DocumentAccessRefusedV1,
  EmailChangeRequestedV1,
  MobileChangeRequestedV1,
  type SecurityEventKind,
  securityEventKinds,
  StaffInvitedV1,
  UserNameRequestedV1,
} from '@mumaris/schemas';
import { waitFor } from '@mumaris/kit/testing';
import { verifyTrail } from '@mumaris/kit/audit/verify-trail';
import { withAssembly } from '../src/commands/command';
import { type SecurityEvent } from '../src/domain/security-event';
import { createAuthenticator } from './support/authenticator';
import { newClient, newEmployer, organisationForm, staffActions } from './support/employers';
import {
  admin,
  bringAdmin,
  challenged,
  codeOf,
  enrolled,
  factorActions,
  heardOf,
  makeStaff,
  untilNextCode,
} from './support/factors';
import { form, idNumber } from './support/form';
import { codeOf as errorOf, mutate } from './support/mutate';
import { actions, callerOf, member, passRefreshGrace, signedUpPerson } from './support/people';
import { providerActions } from './support/provider-actions';
import { openProviderWorld, type ProviderWorld } from './support/provider-world';
import type { World } from './support/world';

/** Where everything here is done from. */
const from = { address: '203.0.113.77', device: 'Firefox on a desk' };
let opened: ProviderWorld;
let world: World;

/** In whose trail something was written, and by whom. */
type Written = readonly [subject: string, by: SecurityEvent['by']];
let written: Record<SecurityEventKind, Written>;

beforeAll(async () => {
  opened = await openProviderWorld();
  world = {
    ...opened,
    ask: (query, variables, caller) => opened.ask(query, variables, { ...caller, ...from }),
  };
  written = {
    ...(await signUps()),
    ...(await sessions()),
    ...(await identityProvider()),
    ...(await recovery()),
    ...(await contacts()),
    ...(await app()),
    ...(await passkey()),
    ...(await staff()),
    ...(await disputes()),
    ...(await records()),
    ...(await employers()),
    ...(await documents()),
  };
}, 120_000);
afterAll(() => opened.close());

/** The text that was sent sealed last. */
const sent = async (contract: { type: string }, subject: string, field: string): Promise<Record<string, string>> => {
  const data = (await heardOf(world, contract, subject)).at(-1) as Record<string, string>;
  return world.unsealer.unseal(data[field] ?? '');
};
const tokenIn = (link = '') => new URL(link).searchParams.get('token') ?? '';
const done = async (answer: Promise<{ errors: { code: string }[] }>) => expect((await answer).errors).toEqual([]);

const signUps = async () => {
  const { accountId, email } = await signedUpPerson(world, 1);
  await done(actions(world).signUp(form(2, { email, emailConfirmation: email })));
  return {
    SIGNED_UP: [accountId, 'OWNER'],
    ACTIVATED: [accountId, 'OWNER'],
    SIGN_UP_REPEATED: [accountId, 'VISITOR'],
  } as const;
};

const sessions = async () => {
  const { accountId, email } = await signedUpPerson(world, 3);
  const { logIn, refresh, logOut } = actions(world);
  const enter = async () => {
    const { tokens } = await logIn({ identifier: email });
    return { refreshToken: tokens?.refreshToken ?? '', caller: callerOf(tokens) };
  };
  const { refreshToken } = await enter();
  await done(refresh(refreshToken));
  passRefreshGrace(world);
  expect(errorOf(await refresh(refreshToken))).toBe('SESSION_REVOKED');
  await logOut((await enter()).caller);
  const [lost, kept] = [await enter(), await enter()];
  await done(mutate(world, 'revokeSession', { sessionId: lost.caller.sessionId }, '', kept.caller));
  await done(mutate(world, 'logOutEverywhere', undefined, '', kept.caller));
  for (let time = 0; time < 10; time++) await logIn({ identifier: email, password: 'wrong' });
  expect(errorOf(await logIn({ identifier: email }))).toBe('LOG_IN_LOCKED');
  const { link } = await sent(DeviceLinkRequestedV1, accountId, 'link');
  await done(mutate(world, 'recogniseDevice', { token: tokenIn(link) }, 'deviceToken'));
  return {
    SIGNED_IN: [accountId, 'OWNER'],
    TOKEN_REUSED: [accountId, 'VISITOR'],
    SIGNED_OUT: [accountId, 'OWNER'],
    SESSION_REVOKED: [accountId, 'OWNER'],
    ALL_SESSIONS_ENDED: [accountId, 'OWNER'],
    SIGN_IN_FAILED: [accountId, 'VISITOR'],
    SIGN_IN_LOCKED: [accountId, 'VISITOR'],
    DEVICE_RECOGNISED: [accountId, 'OWNER'],
  } as const;
};

const identityProvider = async () => {
  const { accountId, idNumber: own } = await signedUpPerson(world, 11);
  const { signIn, proveAs } = providerActions(world, opened.provider);
  const caller = callerOf((await signIn({ idNumber: own })).tokens);
  expect(errorOf(await proveAs({ idNumber: idNumber(12) }, caller))).toBe('PROVIDER_OTHER_PERSON');
  const abroad = await signedUpPerson(world, 41, { idNumber: null, passport: { number: 'A1234567', country: 'EG' } });
  const { tokens } = await actions(world).logIn({ identifier: abroad.email });
  await done(providerActions(world, opened.provider).addAs({ idNumber: idNumber(42, 2) }, callerOf(tokens)));
  return {
    PROVIDER_PROVED: [accountId, 'OWNER'],
    PROVIDER_REFUSED: [accountId, 'OWNER'],
    ID_NUMBER_ADDED: [abroad.accountId, 'OWNER'],
  } as const;
};

const recovery = async () => {
  const { accountId, email, mobile } = await signedUpPerson(world, 4);
  await done(mutate(world, 'requestPasswordReset', { email, human: await world.human() }));
  const password = 'an entirely new password';
  const token = await world.resetToken(accountId);
  await done(mutate(world, 'resetPassword', { token, password, passwordConfirmation: password }));
  const next = { password: 'one more new password', passwordConfirmation: 'one more new password' };
  await done(mutate(world, 'changePassword', { currentPassword: password, ...next }, '', { accountId }));
  const { request } = await mutate<{ request: { id: string } | null }>(
    world,
    'requestUserName',
    { mobile, human: await world.human() },
    'request { id }',
  );
  const { code } = await sent(UserNameRequestedV1, accountId, 'code');
  await done(mutate(world, 'revealUserName', { requestId: request?.id, code }, 'email'));
  return {
    PASSWORD_RESET_REQUESTED: [accountId, 'VISITOR'],
    PASSWORD_RESET: [accountId, 'OWNER'],
    PASSWORD_CHANGED: [accountId, 'OWNER'],
    USER_NAME_REQUESTED: [accountId, 'VISITOR'],
    USER_NAME_REVEALED: [accountId, 'OWNER'],
  } as const;
};

const contacts = async () => {
  const { accountId, fileNumber: number, caller } = await member(world, 5);
  const begin = async (input: object) => {
    const asked = { number, ...input };
    const { change } = await mutate<{ change: { id: string } | null }>(
      world,
      'requestContactChange',
      asked,
      'change { id }',
      caller,
    );
    const changeId = change?.id ?? '';
    await done(mutate(world, 'finishContactChange', { changeId }, '', caller));
    return changeId;
  };
  const changeId = await begin({ email: 'five.new@example.com', mobile: '0559000005' });
  const { link } = await sent(EmailChangeRequestedV1, accountId, 'link');
  await done(mutate(world, 'confirmEmailChange', { token: tokenIn(link) }));
  const { code } = await sent(MobileChangeRequestedV1, accountId, 'code');
  await done(mutate(world, 'confirmMobileChange', { changeId, code }, '', caller));
  const given = await begin({ mobile: '0559000055' });
  await done(mutate(world, 'cancelContactChange', { changeId: given }, '', caller));
  return {
    CONTACT_CHANGE_REQUESTED: [accountId, 'OWNER'],
    EMAIL_CHANGED: [accountId, 'OWNER'],
    MOBILE_CHANGED: [accountId, 'OWNER'],
    CONTACT_CHANGE_CANCELLED: [accountId, 'OWNER'],
  } as const;
};

const app = async () => {
  const person = await signedUpPerson(world, 6);
  const { accountId, email } = person;
  const act = factorActions(world);
  const { caller, secret, recoveryCodes } = await enrolled(world, person);
  const guess = async (code: string | undefined) =>
    act.completeLogIn({ challengeId: await challenged(world, email), code });
  expect(errorOf(await guess('no code'))).toBe('SECOND_FACTOR_WRONG');
  await done(guess(recoveryCodes[0]));
  await done(act.renewRecoveryCodes({ code: codeOf(secret) }, caller));
  await untilNextCode(world, accountId);
  await done(act.removeTotp({ code: codeOf(secret) }, caller));
  return {
    TOTP_ENROLLED: [accountId, 'OWNER'],
    SECOND_FACTOR_ASKED: [accountId, 'VISITOR'],
    SECOND_FACTOR_FAILED: [accountId, 'VISITOR'],
    RECOVERY_CODE_USED: [accountId, 'OWNER'],
    RECOVERY_CODES_RENEWED: [accountId, 'OWNER'],
    TOTP_REMOVED: [accountId, 'OWNER'],
  } as const;
};

const passkey = async () => {
  const { accountId, email } = await signedUpPerson(world, 7);
  const act = factorActions(world);
  const authenticator = createAuthenticator();
  const caller = callerOf((await act.logIn({ identifier: email })).tokens);
  const { options } = await act.beginPasskeyRegistration(caller);
  const response = authenticator.create(options ?? '');
  const { passkey: added } = await act.finishPasskeyRegistration({ response, name: 'هاتفي' }, caller);
  const enter = async (fault: object = {}) => {
    const { challenge } = await act.beginPasskeyLogIn();
    const answer = authenticator.get(challenge?.options ?? '', fault);
    return act.logInWithPasskey({ challengeId: challenge?.id, response: answer });
  };
  expect(errorOf(await enter({ forged: true }))).toBe('PASSKEY_REFUSED');
  const strong = callerOf((await enter()).tokens);
  await done(act.removePasskey({ passkeyId: added?.id }, strong));
  return {
    PASSKEY_ADDED: [accountId, 'OWNER'],
    PASSKEY_FAILED: [accountId, 'VISITOR'],
    PASSKEY_REMOVED: [accountId, 'OWNER'],
  } as const;
};

const staff = async () => {
  await bringAdmin(world);
  const act = factorActions(world);
  const invite = async (email: string) => {
    const offer = { firstName: 'هند', lastName: 'الزهراني', email, roles: ['REVIEWER'] };
    const { invitation } = await act.inviteStaff(offer, admin);
    return invitation?.id ?? '';
  };
  await done(act.revokeInvitation({ invitationId: await invite('gone@mumaris.example') }, admin));
  const { link } = await sent(StaffInvitedV1, await invite('new@mumaris.example'), 'link');
  const { password, passwordConfirmation, acceptedTerms, mobile } = form(8);
  const newcomer = { password, passwordConfirmation, acceptedTerms, mobile, idNumber: idNumber(8) };
  const { signUp } = await act.acceptInvitation({ token: tokenIn(link), ...newcomer });
  const signUpId = signUp?.id ?? '';
  await done(act.enterCode({ signUpId, code: await world.codeOf(signUpId) }));
  const accountId = await world.accountIdOf('new@mumaris.example');
  const other = await signedUpPerson(world, 9);
  await done(makeStaff(world, other.accountId, ['SUPPORT']));
  const factors = { accountId: other.accountId, reason: 'The owner came with the ID card.' };
  await done(mutate(world, 'resetSecondFactors', factors, '', admin));
  return {
    STAFF_INVITED: [admin.accountId ?? '', 'OWNER'],
    INVITATION_REVOKED: [admin.accountId ?? '', 'OWNER'],
    INVITATION_ACCEPTED: [accountId, 'OWNER'],
    ROLES_CHANGED: [other.accountId, 'STAFF'],
    SECOND_FACTORS_RESET: [other.accountId, 'STAFF'],
  } as const;
};

const records = async () => {
  const { accountId, password } = await signedUpPerson(world, 10);
  const support = { accountId: 'acc_support', roles: ['SUPPORT' as const] };
  await done(mutate(world, 'revealPersonalData', { accountId, reason: 'A question' }, '', support));
  await done(mutate(world, 'exportMyData', undefined, '', { accountId }));
  await done(mutate(world, 'closeAccount', { password }, '', { accountId }));
  return {
    PERSONAL_DATA_READ: [accountId, 'STAFF'],
    DATA_EXPORTED: [accountId, 'OWNER'],
    ACCOUNT_CLOSED: [accountId, 'OWNER'],
  } as const;
};

const disputes = async () => {
  const { accountId, idNumber: held } = await signedUpPerson(world, 13);
  const support = { accountId: 'acc_support', roles: ['SUPPORT' as const] };
  const opened = async () => {
    const input = { idNumber: held, reason: 'The owner came with the ID card.' };
    const answer = await mutate<{ dispute: { id: string } | null }>(
      world,
      'openIdNumberDispute',
      input,
      'dispute { id }',
      support,
    );
    return { disputeId: answer.dispute?.id, reason: 'Seen as well.' };
  };
  await done(mutate(world, 'rejectIdNumberDispute', await opened(), '', admin));
  await done(mutate(world, 'freeIdNumber', await opened(), '', admin));
  return {
    ID_NUMBER_DISPUTED: [accountId, 'STAFF'],
    ID_NUMBER_DISPUTE_REJECTED: [accountId, 'STAFF'],
    ID_NUMBER_FREED: [accountId, 'STAFF'],
  } as const;
};

const employers = async () => {
  const act = staffActions(world);
  const organisationId = await newEmployer(world);
  await done(act.updateOrganisation({ organisationId, ...organisationForm({ nameEn: 'Waha Medical City' }) }));
  const { id: clientId, secretId } = await newClient(world, { organisationId });
  await done(act.rotateApiClientSecret({ clientId }));
  await done(act.retireApiClientSecret({ clientId, secretId }));
  await done(act.revokeApiClient({ clientId, reason: 'The system is gone' }));
  await done(act.suspendOrganisation({ organisationId, reason: 'The contract ended' }));
  await done(act.reinstateOrganisation({ organisationId, reason: 'A new contract' }));
  return {
    ORGANISATION_CREATED: [organisationId, 'STAFF'],
    ORGANISATION_CHANGED: [organisationId, 'STAFF'],
    CLIENT_CREATED: [organisationId, 'STAFF'],
    CLIENT_SECRET_ROTATED: [organisationId, 'STAFF'],
    CLIENT_SECRET_RETIRED: [organisationId, 'STAFF'],
    CLIENT_REVOKED: [organisationId, 'STAFF'],
    ORGANISATION_SUSPENDED: [organisationId, 'STAFF'],
    ORGANISATION_REINSTATED: [organisationId, 'STAFF'],
  } as const;
};

const documents = async () => {
  const { accountId } = await signedUpPerson(world, 14);
  await opened.bus.publish(DocumentAccessRefusedV1, { accountId, ...from }, { subject: 'try_14' });
  await waitFor(() =>
    world.trail.collection('security-events').findOne({ subject: accountId, kind: 'DOCUMENT_REFUSED' }),
  );
  return { DOCUMENT_REFUSED: [accountId, 'OWNER'] } as const;
};

test.each(securityEventKinds)(
  'IDN-15 %s is written, in whose trail it belongs, with who did it and from where',
  async (kind) => {
    const [subject, by] = written[kind];
    const rows = await world.trail.collection('security-events').find({ subject, kind }).toArray();
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row).toMatchObject({ by, ...from });
  },
);

test('IDN-15 all that was written holds together', async () => {
  const { problems } = await withAssembly(world.config, ({ trail }) => verifyTrail(trail), world.clock);
  expect(problems).toEqual([]);
});
