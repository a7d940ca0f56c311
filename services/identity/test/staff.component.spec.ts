import { AccountActivatedV1, type Role, RolesChangedV1, SignUpRepeatedV1, StaffInvitedV1 } from '@mumaris/schemas';
import { admin, bringAdmin, factorActions, heardOf, type Input, kindsOf, makeStaff, trailOf } from './support/factors';
import { form, idNumber } from './support/form';
import { actions, activePerson, callerOf, codesOf } from './support/people';
import { openWorld, start, type World } from './support/world';

let world: World;
let act: ReturnType<typeof factorActions>;
let nextPerson = 0;
beforeAll(async () => {
  world = await openWorld();
  act = factorActions(world);
  await bringAdmin(world);
});
afterAll(() => world.close());
afterEach(() => world.clock.moveTo(start));

const offer = (index: number, changes: Input = {}) => ({
  firstName: 'هند',
  lastName: 'الزهراني',
  email: `staff${index}@mumaris.example`,
  roles: ['REVIEWER'],
  ...changes,
});
/** An invitation, and the token that its mailbox received. */
const invited = async (index: number, changes: Input = {}) => {
  const { invitation, errors } = await act.inviteStaff(offer(index, changes), admin);
  if (!invitation) throw new Error(JSON.stringify(errors));
  const [event] = (await heardOf(world, StaffInvitedV1, invitation.id)) as StaffInvitedV1[];
  const { link } = await world.unsealer.unseal<{ link: string }>(event?.link ?? '');
  return { ...invitation, event, link, token: new URL(link).searchParams.get('token') ?? '' };
};
/** What somebody new fills in. */
const rest = (index: number, changes: Input = {}) => ({
  idNumber: idNumber(index),
  mobile: `05${String(10_000_000 + index)}`,
  password: 'a long enough password',
  passwordConfirmation: 'a long enough password',
  acceptedTerms: '2026-01',
  ...changes,
});
const openInvitations = async (caller = admin) =>
  world.ask<{ invitations: { edges: { node: { id: string; email: string; roles: Role[] } }[] } }>(
    '{ invitations(first: 100) { edges { node { id email roles name { first last } createdAt expiresAt } } } }',
    undefined,
    caller,
  );
const openIds = async () => (await openInvitations()).data.invitations.edges.map(({ node }) => node.id);
/** What the trail of an administrator says who has no account here. */
const adminDid = async (kind: string) => {
  const trail = world.store.useDb(`${world.store.name}-audit`).collection('security-events');
  return (await trail.countDocuments({ subject: admin.accountId, kind, by: 'OWNER' })) > 0;
};
const somebody = () => activePerson(world, ++nextPerson);

test('IDN-14 an invitation is sent sealed, to the address alone, and listed masked', async () => {
  const { id, event, link, ...invitation } = await invited(1, { roles: ['REVIEWER', 'SUPPORT'], language: 'EN' });
  expect(invitation).toMatchObject({
    name: { first: 'هند', last: 'الزهراني' },
    email: 's***@mumaris.example',
    roles: ['REVIEWER', 'SUPPORT'],
    expiresAt: '2026-11-25T09:00:00.000Z',
  });
  expect(event).toMatchObject({ invitationId: id, language: 'EN', expiresAt: '2026-11-25T09:00:00.000Z' });
  expect(await world.unsealer.unseal(event?.contact ?? '')).toEqual({
    email: 'staff1@mumaris.example',
    name: 'هند الزهراني',
  });
  expect(link).toMatch(/^https:\/\/portal\.example\/invitation\?token=[\w-]{43}$/);
  expect(await openIds()).toContain(id);
  expect(await world.everythingStored()).not.toContain(invitation.token);
  expect(await adminDid('STAFF_INVITED')).toBe(true);
});

test('IDN-14 all that is wrong with an invitation is told at once', async () => {
  const wrong = { firstName: ' ', lastName: 'x'.repeat(101), email: 'nobody', roles: ['PRACTITIONER'] };
  expect(codesOf(await act.inviteStaff(wrong, admin))).toEqual([
    'REQUIRED',
    'TOO_LONG',
    'EMAIL_INVALID',
    'ROLES_INVALID',
  ]);
  expect(codesOf(await act.inviteStaff(offer(2, { roles: [] }), admin))).toEqual(['ROLES_INVALID']);
  const twice = offer(2, { roles: ['REVIEWER', 'REVIEWER'] });
  expect(codesOf(await act.inviteStaff(twice, admin))).toEqual(['ROLES_REPEATED']);
});

test('IDN-14 only an administrator invites, lists, takes back and changes roles', async () => {
  const support = { accountId: 'acc_support', roles: ['SUPPORT' as const] };
  const inputs: [string, string, Input][] = [
    ['inviteStaff', 'InviteStaffInput', offer(3)],
    ['revokeInvitation', 'RevokeInvitationInput', { invitationId: 'inv_none' }],
    ['changeRoles', 'ChangeRolesInput', { accountId: 'acc_none', roles: ['ADMIN'], reason: 'x' }],
  ];
  for (const [name, type, input] of inputs) {
    const query = `mutation($input: ${type}!) { ${name}(input: $input) { errors { code } } }`;
    const { errors } = await world.ask(query, { input }, support);
    expect(errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
  }
  expect((await openInvitations(support)).errors?.[0]?.extensions['code']).toBe('FORBIDDEN');
});

test('IDN-14 a new invitation of an address takes the place of the old one, also when several are made at once', async () => {
  const old = await invited(4);
  const answers = await Promise.all(
    [1, 2, 3].map(() => act.inviteStaff(offer(4, { email: 'Staff4@Mumaris.example' }), admin)),
  );
  expect(answers.flatMap(codesOf)).toEqual([]);
  const ids = [old.id, ...answers.map(({ invitation }) => invitation?.id ?? '')];
  expect((await openIds()).filter((id) => ids.includes(id))).toHaveLength(1);
  expect(codesOf(await act.acceptInvitation({ token: old.token, ...rest(9_004) }))).toEqual(['LINK_INVALID']);
});

test('IDN-14 an invitation that was taken back works no more', async () => {
  const { id, token } = await invited(5);
  expect(codesOf(await act.revokeInvitation({ invitationId: id }, admin))).toEqual([]);
  expect(await openIds()).not.toContain(id);
  expect(codesOf(await act.acceptInvitation({ token, ...rest(9_005) }))).toEqual(['LINK_INVALID']);
  expect(codesOf(await act.revokeInvitation({ invitationId: id }, admin))).toEqual(['NOT_FOUND']);
  expect(await adminDid('INVITATION_REVOKED')).toBe(true);
});

test.each([
  ['to the last millisecond of its 72 hours', 6, '2026-11-25T09:00:00.000Z', []],
  ['and no millisecond longer', 7, '2026-11-25T09:00:00.001Z', ['INVITATION_EXPIRED']],
])('IDN-14 an invitation works %s', async (_, index, instant, expected) => {
  const { id, token } = await invited(index);
  world.clock.moveTo(instant);
  expect((await openIds()).includes(id)).toBe(!expected.length);
  expect(codesOf(await act.acceptInvitation({ token, ...rest(9_000 + index) }))).toEqual(expected);
});

test('IDN-14 somebody new joins by the link and the code of the mobile, with the roles and without a declaration', async () => {
  const { token, roles } = await invited(8, { roles: ['FINANCE'] });
  const { signUp, errors, ...answer } = await act.acceptInvitation({ token, ...rest(9_008) });
  expect(errors).toEqual([]);
  expect(answer.roles).toEqual(roles);
  expect(signUp).toMatchObject({ email: 's***@mumaris.example', codeExpiresAt: '2026-11-22T09:10:00.000Z' });
  const signUpId = signUp?.id ?? '';
  const entered = await act.enterCode({ signUpId, code: await world.codeOf(signUpId) });
  const accountId = await world.accountIdOf('staff8@mumaris.example');
  expect(entered.activation).toEqual({ emailConfirmed: true, mobileConfirmed: true, active: true });
  expect(await heardOf(world, AccountActivatedV1, accountId)).toEqual([{ accountId, roles: ['FINANCE'] }]);
  const row = await world.store.collection<{ _id: string; accepted: object }>('accounts').findOne({ _id: accountId });
  expect(row?.accepted).toMatchObject({ newPractitioner: false, termsVersion: '2026-01' });
  expect(await kindsOf(world, accountId)).toContain('INVITATION_ACCEPTED');
  const { tokens, secondFactorMissing } = await act.logIn({ identifier: 'staff8@mumaris.example' });
  expect(secondFactorMissing).toBe(true);
  expect(callerOf(tokens).roles).toEqual([]);
});

test('IDN-14 the rest of the sign-up is checked like every other, all at once, and the invitation waits on', async () => {
  const { token } = await invited(10);
  const wrong = {
    idNumber: '123',
    mobile: '1',
    password: 'Rqx7w',
    passwordConfirmation: 'other',
    acceptedTerms: 'old',
  };
  const codes = ['PASSWORD_WEAK', 'PASSWORD_MISMATCH', 'ID_NUMBER_INVALID', 'MOBILE_INVALID', 'TERMS_NOT_ACCEPTED'];
  expect(codesOf(await act.acceptInvitation({ token, ...wrong }))).toEqual(codes);
  expect(codesOf(await act.acceptInvitation({ token }))).toEqual(codes.filter((code) => code !== 'PASSWORD_MISMATCH'));
  const human = { token, ...rest(9_010), human: 'none' };
  expect(codesOf(await act.acceptInvitation(human))).toEqual(['HUMAN_PROOF_INVALID']);
  expect(codesOf(await act.acceptInvitation({ token: 'made-up', ...rest(9_010) }))).toEqual(['LINK_INVALID']);
  expect(codesOf(await act.acceptInvitation({ token, ...rest(9_010) }))).toEqual([]);
});

test('IDN-14 an invitation works once, also when it is accepted many times at once', async () => {
  const { token } = await invited(11);
  const answers = await Promise.all([1, 2, 3, 4].map((copy) => act.acceptInvitation({ token, ...rest(9_100 + copy) })));
  expect(answers.filter(({ signUp }) => signUp)).toHaveLength(1);
  for (const answer of answers.filter(({ signUp }) => !signUp))
    expect(['LINK_INVALID', 'INVITATION_NEEDS_SIGN_IN']).toContain(codesOf(answer)[0]);
});

test('IDN-05 IDN-14 data of another account gets the answer of a new one, and its owner is told', async () => {
  const owner = await somebody();
  const { token } = await invited(12);
  const { signUp, roles, errors } = await act.acceptInvitation({ token, ...rest(9_012, { idNumber: owner.idNumber }) });
  expect(errors).toEqual([]);
  expect(roles).toEqual(['REVIEWER']);
  await heardOf(world, SignUpRepeatedV1, owner.accountId);
  // Its own mobile gets the code, and confirms all there is to confirm; no account is there.
  const entered = await act.enterCode({ signUpId: signUp?.id, code: await world.codeOf(signUp?.id ?? '') });
  expect(entered.activation).toEqual({ emailConfirmed: true, mobileConfirmed: true, active: true });
  expect(codesOf(await act.logIn({ identifier: 'staff12@mumaris.example' }))).toEqual(['INVALID_CREDENTIALS']);
  // Nothing tells a decoy: its link is used up as well.
  expect(codesOf(await act.acceptInvitation({ token, ...rest(9_012) }))).toEqual(['LINK_INVALID']);
});

test('IDN-05 IDN-14 to the mobile of another account no code is sent', async () => {
  const owner = await somebody();
  const { token } = await invited(15);
  const { signUp, errors } = await act.acceptInvitation({ token, ...rest(9_015, { mobile: owner.mobile }) });
  expect(errors).toEqual([]);
  expect(await world.store.collection('outbox').countDocuments({ aggregateId: signUp?.id })).toBe(0);
  expect(codesOf(await act.enterCode({ signUpId: signUp?.id, code: '000000' }))).toEqual(['WRONG_CODE']);
});

test('IDN-05 IDN-14 an invitation and a sign-up with the same data at once: one account', async () => {
  const email = 'staff13@mumaris.example';
  const { token } = await invited(13);
  const data = rest(9_013);
  const same = { email, emailConfirmation: email, idNumber: data.idNumber, mobile: data.mobile };
  const answers = await Promise.all([act.acceptInvitation({ token, ...data }), actions(world).signUp(form(13, same))]);
  const [byLink, asked] = answers.map(({ signUp }) => signUp?.id ?? '') as [string, string];
  const letters = await world.letters(asked);
  expect(codesOf(await actions(world).followLink(letters.token, { signUpId: asked }))).toEqual([]);
  const { enterCode } = actions(world);
  const code = await world.codeOf(byLink);
  const entered = await Promise.all([enterCode(byLink, code), enterCode(asked, letters.code)]);
  expect(entered.map(({ activation }) => activation?.active)).toEqual([true, true]);
  expect(await world.store.collection('accounts').countDocuments({ emailKey: email })).toBe(1);
});

test('IDN-14 whoever has an account signs in to accept: the roles are added, the sessions end', async () => {
  const person = await somebody();
  const { token } = await invited(14, { email: person.email.toUpperCase(), roles: ['COMMITTEE'] });
  expect(codesOf(await act.acceptInvitation({ token, ...rest(9_014) }))).toEqual(['INVITATION_NEEDS_SIGN_IN']);
  const stranger = await somebody();
  const other = callerOf((await act.logIn({ identifier: stranger.email })).tokens);
  expect(codesOf(await act.acceptInvitation({ token }, other))).toEqual(['INVITATION_FOR_ANOTHER']);
  const { tokens } = await act.logIn({ identifier: person.email });
  const answers = await Promise.all([1, 2, 3].map(() => act.acceptInvitation({ token }, callerOf(tokens))));
  expect(answers.map((answer) => codesOf(answer)[0]).toSorted()).toEqual(['LINK_INVALID', 'LINK_INVALID', undefined]);
  const accepted = answers.find(({ errors }) => !errors.length);
  expect(accepted).toMatchObject({ signUp: null, roles: ['PRACTITIONER', 'COMMITTEE'] });
  const { accountId } = person;
  expect(await heardOf(world, RolesChangedV1, accountId)).toEqual([
    { accountId, roles: ['PRACTITIONER', 'COMMITTEE'] },
  ]);
  expect(codesOf(await act.refresh({ refreshToken: tokens?.refreshToken }))).toEqual(['SESSION_REVOKED']);
  expect(await kindsOf(world, accountId)).toEqual(expect.arrayContaining(['INVITATION_ACCEPTED', 'ROLES_CHANGED']));
});

test('IDN-14 roles are set with a reason, by somebody else; sessions end and the others are told', async () => {
  const { accountId, email } = await somebody();
  const { tokens } = await act.logIn({ identifier: email });
  const answer = await makeStaff(world, accountId, ['PRACTITIONER', 'EXAMINER']);
  expect(answer).toMatchObject({ account: { id: accountId, roles: ['PRACTITIONER', 'EXAMINER'] }, errors: [] });
  expect(await heardOf(world, RolesChangedV1, accountId)).toEqual([{ accountId, roles: ['PRACTITIONER', 'EXAMINER'] }]);
  expect(codesOf(await act.refresh({ refreshToken: tokens?.refreshToken }))).toEqual(['SESSION_REVOKED']);
  const [entry] = await trailOf(world, accountId);
  const reason = 'PRACTITIONER → PRACTITIONER EXAMINER: تعيين جديد';
  const from = { address: '127.0.0.1', device: null };
  expect(entry).toEqual({ kind: 'ROLES_CHANGED', by: 'STAFF', reason, ...from });
  // Everything can be taken away.
  expect((await makeStaff(world, accountId, [])).account?.roles).toEqual([]);
});

test('IDN-14 roles are not changed without a reason, twice in one, of nobody, or one’s own', async () => {
  const { accountId } = await somebody();
  const change = (input: Input) => act.changeRoles({ accountId, roles: ['ADMIN'], reason: 'x', ...input }, admin);
  expect(codesOf(await change({ reason: ' ' }))).toEqual(['REQUIRED']);
  expect(codesOf(await change({ reason: 'x'.repeat(501) }))).toEqual(['TOO_LONG']);
  expect(codesOf(await change({ roles: ['ADMIN', 'ADMIN'] }))).toEqual(['ROLES_REPEATED']);
  expect(codesOf(await change({ accountId: 'acc_none' }))).toEqual(['NOT_FOUND']);
  expect(codesOf(await change({ accountId: admin.accountId }))).toEqual(['OWN_ROLES']);
});

test('IDN-14 two changes of roles at once both hold, one after the other', async () => {
  const { accountId } = await somebody();
  const answers = await Promise.all([
    makeStaff(world, accountId, ['SUPPORT']),
    makeStaff(world, accountId, ['FINANCE']),
  ]);
  expect(answers.flatMap(codesOf)).toEqual([]);
  const told = (await heardOf(world, RolesChangedV1, accountId, 2)) as RolesChangedV1[];
  const [entry] = told.slice(-1);
  const { data } = await world.ask<{ account: { roles: Role[] } }>(
    `{ account(id: "${accountId}") { roles } }`,
    undefined,
    admin,
  );
  expect(entry?.roles).toEqual(data.account.roles);
});
