import type { Caller } from '@mumaris/kit/auth/caller';
import { waitFor } from '@mumaris/kit/testing';
import {
  ContactChangedV1,
  ContactChangeRequestedV1,
  ContactClaimedV1,
  EmailChangeRequestedV1,
  MobileChangeRequestedV1,
} from '@mumaris/schemas';
import { enrolled } from './support/factors';
import { codeOf, mutate, wrongFor } from './support/mutate';
import { actions, activePerson, codesOf, type Member, member } from './support/people';
import { openWorld, start, type World } from './support/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(() => world.clock.moveTo(start));

const fields = `change { id number status oldEmail oldMobile newEmail newMobile emailConfirmedAt mobileConfirmedAt
  codeExpiresAt requestedAt expiresAt }`;
interface Change {
  id: string;
  number: string;
  status: string;
  newEmail: string | null;
  newMobile: string | null;
  emailConfirmedAt: string | null;
  mobileConfirmedAt: string | null;
  codeExpiresAt: string | null;
}
const run = (name: string, input: object, caller?: Partial<Caller>) =>
  mutate<{ change: Change | null }>(world, name, input, fields, caller);
const minutes = (count: number, ms = 0) => new Date(Date.parse(start) + count * 60_000 + ms);
const said = (type: string, accountId: string) =>
  world.bus.heard().filter((event) => event.type === type && event.subject === accountId);

const request = ({ fileNumber, caller }: Member, input: object) =>
  run('requestContactChange', { number: fileNumber, ...input }, caller);
const finish = async (of: Member, input: object) => {
  const { change } = await request(of, input);
  const finished = await run('finishContactChange', { changeId: change?.id ?? '' }, of.caller);
  expect(finished.errors).toEqual([]);
  return finished.change as Change;
};
const newest = async <D extends object>(
  contract: { type: string; parse(data: unknown): D },
  accountId: string,
  times = 1,
) => {
  const events = await waitFor(() => {
    const found = said(contract.type, accountId);
    return found.length >= times && found;
  });
  return contract.parse(events.at(-1)?.data);
};
const tokenFor = async (accountId: string, times = 1): Promise<string> => {
  const { link } = await newest(EmailChangeRequestedV1, accountId, times);
  const { link: url } = await world.unsealer.unseal<{ link: string }>(link);
  return new URL(url).searchParams.get('token') ?? '';
};
const codeFor = async (accountId: string, times = 1): Promise<string> => {
  const { code } = await newest(MobileChangeRequestedV1, accountId, times);
  return (await world.unsealer.unseal<{ code: string }>(code)).code;
};

test('IDN-11 file number, new address, “finish update”, link: in force only then, and the old address is told', async () => {
  const one = await member(world, 1);
  const { change, errors } = await request(one, { number: one.fileNumber.toLowerCase(), email: 'New.One@example.com' });
  expect(errors).toEqual([]);
  expect(change).toMatchObject({
    number: expect.stringMatching(/^U-\d{3}-\d{3}-\d{3}$/) as string,
    status: 'DRAFT',
    oldEmail: 'p***@example.com',
    newEmail: 'N***@example.com',
    newMobile: null,
    expiresAt: '2026-11-29T20:59:59.999Z',
  });
  const finished = await run('finishContactChange', { changeId: change?.id }, one.caller);
  expect(finished.change).toMatchObject({ status: 'AWAITING_CONFIRMATION', codeExpiresAt: null });
  expect(await newest(ContactChangeRequestedV1, one.accountId)).toEqual({
    accountId: one.accountId,
    number: change?.number,
  });
  const asked = await newest(EmailChangeRequestedV1, one.accountId);
  expect(await world.unsealer.unseal(asked.contact)).toEqual({ email: 'New.One@example.com' });
  expect(codesOf(await actions(world).logIn({ identifier: 'new.one@example.com' }))).toEqual(['INVALID_CREDENTIALS']);

  const confirmed = await run('confirmEmailChange', { token: await tokenFor(one.accountId) });
  expect(confirmed.change).toMatchObject({ status: 'COMPLETED', emailConfirmedAt: start });
  const changed = await newest(ContactChangedV1, one.accountId);
  expect(changed).toMatchObject({ number: change?.number, what: 'EMAIL', language: 'AR' });
  expect(await world.unsealer.unseal(changed.contact)).toEqual({
    email: 'New.One@example.com',
    mobile: `+966${one.mobile.slice(1)}`,
    name: 'سارة القحطاني',
  });
  expect(await world.unsealer.unseal(changed.previous)).toEqual({ email: one.email });
  expect(codesOf(await actions(world).logIn({ identifier: one.email }))).toEqual(['INVALID_CREDENTIALS']);
  expect(codesOf(await actions(world).logIn({ identifier: 'NEW.one@example.com' }))).toEqual([]);
  // Followed again, the link shows the change as it stands, and nobody is told twice.
  const again = await run('confirmEmailChange', { token: await tokenFor(one.accountId) });
  expect(codeOf(again)).toBeUndefined();
  const told = world.bus
    .heard()
    .filter(({ type, subject }) => type === ContactChangedV1.type && subject === one.accountId);
  expect(told).toHaveLength(1);
});

test('IDN-11 e-mail and mobile in one request: each is in force with its own confirmation, and both end it', async () => {
  const one = await member(world, 2);
  const { id } = await finish(one, { email: 'two.new@example.com', mobile: '0559000002' });
  const code = await codeFor(one.accountId);
  const byMobile = await run('confirmMobileChange', { changeId: id, code }, one.caller);
  expect(byMobile.change).toMatchObject({
    status: 'AWAITING_CONFIRMATION',
    mobileConfirmedAt: start,
    codeExpiresAt: null,
  });
  const { data } = await world.ask<{ me: object }>('{ me { email mobile } }', undefined, one.caller);
  expect(data.me).toEqual({ email: one.email, mobile: '+966559000002' });
  const byEmail = await run('confirmEmailChange', { token: await tokenFor(one.accountId) });
  expect(byEmail.change?.status).toBe('COMPLETED');
  const list = '{ me { contactChanges { edges { node { number status newMobile } } } } }';
  const read = await world.ask<{ me: { contactChanges: { edges: object[] } } }>(list, undefined, one.caller);
  expect(read.data.me.contactChanges.edges).toMatchObject([
    { node: { status: 'COMPLETED', newMobile: '+966******002' } },
  ]);
});

test('IDN-11 the right code sent four times at once puts the mobile in force once, also while the e-mail waits', async () => {
  const one = await member(world, 40);
  const { id } = await finish(one, { email: 'forty.new@example.com', mobile: '0559000040' });
  const code = await codeFor(one.accountId);
  const answers = await Promise.all(
    Array.from({ length: 4 }, () => run('confirmMobileChange', { changeId: id, code }, one.caller)),
  );
  expect(answers.map(codeOf).toSorted()).toEqual([...Array<string>(3).fill('CONTACT_CHANGE_NOT_OPEN'), undefined]);
  await run('confirmEmailChange', { token: await tokenFor(one.accountId) });
  await waitFor(() => said(ContactChangedV1.type, one.accountId).length === 2);
});

test('IDN-11 the request is found by its number, by its owner alone', async () => {
  const [one, other] = [await member(world, 3), await member(world, 4)];
  const { number } = await finish(one, { email: 'three.new@example.com' });
  const query = 'query($number: ID!) { contactChange(number: $number) { number status } }';
  const read = (caller: Partial<Caller>) => world.ask(query, { number: ` ${number.toLowerCase()}` }, caller);
  expect((await read(one.caller)).data).toEqual({ contactChange: { number, status: 'AWAITING_CONFIRMATION' } });
  expect((await read(other.caller)).data).toEqual({ contactChange: null });
});

test.each([
  ['another number', { number: 'F-000-000-000', email: 'x@example.org' }, 'MEMBER_NUMBER_WRONG', ['number']],
  ['no e-mail address', { email: 'x@' }, 'EMAIL_INVALID', ['email']],
  ['a landline', { mobile: '0112345678' }, 'MOBILE_INVALID', ['mobile']],
  ['nothing', {}, 'NOTHING_TO_CHANGE', null],
  ['what is in force already', { email: 'PERSON5@example.com', mobile: '٠٥١٠٠٠٠٠٠٥' }, 'NOTHING_TO_CHANGE', null],
])('IDN-11 IDN-06 %s is refused', async (_, input, code, field) => {
  const one = (fifth ??= await member(world, 5));
  const { change, errors } = await request(one, input);
  expect(change).toBeNull();
  expect(errors).toMatchObject([{ code, field }]);
});
let fifth: Member | undefined;

test('IDN-11 without a profile there is no number to show', async () => {
  const person = await activePerson(world, 6);
  const caller: Partial<Caller> = { accountId: person.accountId };
  const input = { number: '', email: 'six.new@example.com' };
  expect(codeOf(await run('requestContactChange', input, caller))).toBe('MEMBER_NUMBER_WRONG');
  await expect(run('requestContactChange', input)).rejects.toThrow('UNAUTHENTICATED');
});

test('IDN-11 IDN-12 nobody tries more than 10 numbers an hour', async () => {
  const one = await member(world, 7);
  for (let time = 0; time < 10; time++)
    expect(codeOf(await request(one, { number: `F-${time}`, email: 'seven.new@example.com' }))).toBe(
      'MEMBER_NUMBER_WRONG',
    );
  expect(codeOf(await request(one, { email: 'seven.new@example.com' }))).toBe('TOO_MANY_TRIES_HERE');
});

test('IDN-05 an address that another account has: answered alike, nothing is sent, and it never comes into force', async () => {
  const [one, owner] = [await member(world, 8), await activePerson(world, 9)];
  const taken = await finish(one, { email: owner.email.toUpperCase(), mobile: owner.mobile });
  expect(taken).toMatchObject({ status: 'AWAITING_CONFIRMATION', codeExpiresAt: '2026-11-22T09:10:00.000Z' });
  await newest(ContactChangeRequestedV1, one.accountId);
  const codes: (string | undefined)[] = [];
  for (let guess = 0; guess < 5; guess++)
    codes.push(codeOf(await run('confirmMobileChange', { changeId: taken.id, code: 'none' }, one.caller)));
  expect(codes).toEqual([...Array<string>(4).fill('WRONG_CODE'), 'TOO_MANY_TRIES']);
  expect(await newest(ContactClaimedV1, owner.accountId)).toEqual({ accountId: owner.accountId });
  expect(said(ContactClaimedV1.type, owner.accountId)).toHaveLength(1);
  expect(said(EmailChangeRequestedV1.type, one.accountId)).toEqual([]);
  expect(said(MobileChangeRequestedV1.type, one.accountId)).toEqual([]);
});

test('IDN-05 two accounts that ask for one free address at once: the first to follow its link has it', async () => {
  const [one, other] = [await member(world, 10), await member(world, 11)];
  for (const who of [one, other]) await finish(who, { email: 'wanted@example.com' });
  const tokens = [await tokenFor(one.accountId), await tokenFor(other.accountId)];
  const answers = await Promise.all(tokens.map((token) => run('confirmEmailChange', { token })));
  expect(answers.map(codeOf).toSorted()).toEqual(['CONTACT_TAKEN', undefined]);
});

test('IDN-11 a link that is followed ten times at once changes the e-mail once, and shows it to all', async () => {
  const one = await member(world, 12);
  await finish(one, { email: 'twelve.new@example.com' });
  const token = await tokenFor(one.accountId);
  const answers = await Promise.all(Array.from({ length: 10 }, () => run('confirmEmailChange', { token })));
  expect(answers.map(codeOf).filter(Boolean)).toEqual([]);
  await newest(ContactChangedV1, one.accountId);
  expect(said(ContactChangedV1.type, one.accountId)).toHaveLength(1);
});

test.each([
  ['works to the last millisecond of its 24 hours', 24 * 60, 0, undefined],
  ['has expired a millisecond later', 24 * 60, 1, 'LINK_EXPIRED'],
])('IDN-11 the link %s', async (_, count, ms, code) => {
  const one = await member(world, 13 + ms);
  await finish(one, { email: `link${ms}@example.com` });
  const token = await tokenFor(one.accountId);
  world.clock.moveTo(minutes(count, ms));
  expect(codeOf(await run('confirmEmailChange', { token }))).toBe(code);
});

test('IDN-11 IDN-12 of 100 guesses of the code at once 5 are judged', async () => {
  const one = await member(world, 15);
  const { id } = await finish(one, { mobile: '0559000015' });
  const code = await codeFor(one.accountId);
  const wrong = wrongFor(code);
  const guesses = Array.from({ length: 100 }, () =>
    run('confirmMobileChange', { changeId: id, code: wrong }, one.caller),
  );
  const codes = (await Promise.all(guesses)).map(codeOf);
  expect(codes.filter((found) => found === 'WRONG_CODE')).toHaveLength(4);
  expect(codeOf(await run('confirmMobileChange', { changeId: id, code }, one.caller))).toBe('TOO_MANY_TRIES');
});

test('IDN-11 IDN-12 link and code are sent again 5 times an hour, and the old ones end', async () => {
  const one = await member(world, 16);
  const { id } = await finish(one, { email: 'sixteen.new@example.com', mobile: '0559000016' });
  const first = { token: await tokenFor(one.accountId), code: await codeFor(one.accountId) };
  for (let time = 0; time < 5; time++)
    expect(codeOf(await run('resendContactChange', { changeId: id }, one.caller))).toBe(undefined);
  expect(codeOf(await run('resendContactChange', { changeId: id }, one.caller))).toBe('RESENT_TOO_OFTEN');
  const last = { token: await tokenFor(one.accountId, 6), code: await codeFor(one.accountId, 6) };
  expect(codeOf(await run('confirmEmailChange', { token: first.token }))).toBe('LINK_INVALID');
  expect(codeOf(await run('confirmEmailChange', { token: last.token }))).toBeUndefined();
  if (first.code !== last.code)
    expect(codeOf(await run('confirmMobileChange', { changeId: id, code: first.code }, one.caller))).toBe('WRONG_CODE');
  expect((await run('confirmMobileChange', { changeId: id, code: last.code }, one.caller)).change?.status).toBe(
    'COMPLETED',
  );
  expect(said(ContactChangeRequestedV1.type, one.accountId)).toHaveLength(1);
});

test('IDN-11 a newer request, or giving it up, ends the one before; what was sent for it works no more', async () => {
  const one = await member(world, 17);
  const before = await finish(one, { email: 'seventeen.old@example.com' });
  const token = await tokenFor(one.accountId);
  const next = await finish(one, { email: 'seventeen.new@example.com' });
  expect(codeOf(await run('confirmEmailChange', { token }))).toBe('LINK_INVALID');
  expect(codeOf(await run('finishContactChange', { changeId: before.id }, one.caller))).toBe('CONTACT_CHANGE_NOT_OPEN');
  expect((await run('cancelContactChange', { changeId: next.id }, one.caller)).change?.status).toBe('CANCELLED');
  expect(codeOf(await run('confirmEmailChange', { token: await tokenFor(one.accountId, 2) }))).toBe('LINK_INVALID');
  expect(codeOf(await run('cancelContactChange', { changeId: next.id }, one.caller))).toBe('CONTACT_CHANGE_NOT_OPEN');
});

test('IDN-11 somebody else’s change is one that does not exist', async () => {
  const [one, other] = [await member(world, 18), await member(world, 19)];
  const { id } = await finish(one, { mobile: '0559000018' });
  for (const name of ['finishContactChange', 'resendContactChange', 'cancelContactChange'])
    expect(codeOf(await run(name, { changeId: id }, other.caller))).toBe('NOT_FOUND');
  expect(codeOf(await run('confirmMobileChange', { changeId: id, code: '1' }, other.caller))).toBe('NOT_FOUND');
});

test('IDN-11 what is not confirmed by the end of the 7th day lapses', async () => {
  const one = await member(world, 20);
  const { id, number } = await finish(one, { email: 'twenty.new@example.com' });
  const query = 'query($number: ID!) { contactChange(number: $number) { status } }';
  const status = async () =>
    (await world.ask<{ contactChange: { status: string } }>(query, { number }, one.caller)).data.contactChange.status;
  world.clock.moveTo('2026-11-29T20:59:59.999Z');
  expect(codeOf(await run('resendContactChange', { changeId: id }, one.caller))).toBeUndefined();
  world.clock.moveTo('2026-11-29T21:00:00.000Z');
  await waitFor(async () => (await status()) === 'EXPIRED');
  expect(codeOf(await run('confirmEmailChange', { token: await tokenFor(one.accountId, 2) }))).toBe('LINK_INVALID');
});

test('IDN-09 IDN-11 a link to a new password, sent to the old address, works no more once the new one is in force', async () => {
  const one = await member(world, 21);
  await mutate(world, 'requestPasswordReset', { email: one.email, human: await world.human() });
  const resetToken = await world.resetToken(one.accountId);
  await finish(one, { email: 'twentyone.new@example.com' });
  await run('confirmEmailChange', { token: await tokenFor(one.accountId) });
  const password = 'an entirely new password';
  const input = { token: resetToken, password, passwordConfirmation: password };
  expect(codeOf(await mutate(world, 'resetPassword', input))).toBe('LINK_INVALID');
});

test('IDN-11 IDN-14 where there is a second factor, only a session that showed it lately changes where links go', async () => {
  const one = await member(world, 22);
  const { caller } = await enrolled(world, one);
  const { change } = await run('requestContactChange', { number: one.fileNumber, email: 'safe@example.com' }, caller);
  const input = { changeId: change?.id };
  expect(codeOf(await run('finishContactChange', input, { ...caller, sessionId: 'ses_none' }))).toBe('UNAUTHENTICATED');
  world.clock.moveTo(minutes(30, 1));
  expect(codeOf(await run('finishContactChange', input, caller))).toBe('SECOND_FACTOR_NEEDED');
  world.clock.moveTo(minutes(30));
  expect(codeOf(await run('finishContactChange', input, caller))).toBeUndefined();
});
