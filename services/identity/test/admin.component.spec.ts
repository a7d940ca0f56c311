import { waitFor } from '@mumaris/kit/testing';
import { StaffInvitedV1 } from '@mumaris/schemas';
import { adminCommand } from '../src/commands/admin-command';
import { withAssembly } from '../src/commands/command';
import { codeOf, factorActions, makeStaff } from './support/factors';
import { idNumber } from './support/form';
import { activePerson, callerOf, codesOf } from './support/people';
import { openWorld, type World } from './support/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const command = (...args: string[]) => withAssembly(world.config, (parts) => adminCommand(parts, args), world.clock);
const flags = (email: string, ...more: string[]) =>
  ['create', '--first-name', 'نوف', '--last-name', 'السبيعي', '--email', email, ...more] as const;

test('IDN-14 the first administrator comes by a link that the command prints and the mailbox gets, and by no password', async () => {
  const act = factorActions(world);
  const said = await command(...flags('first@mumaris.example', '--language', 'EN'));
  const link = /^https:\S+$/m.exec(said)?.[0] ?? '';
  const token = new URL(link).searchParams.get('token');
  const sent = await waitFor(() => world.bus.heard().find(({ type }) => type === StaffInvitedV1.type));
  const event = StaffInvitedV1.parse(sent.data);
  expect(await world.unsealer.unseal(event.link)).toEqual({ link });
  expect(event.language).toBe('EN');
  const password = 'a long enough password';
  const newcomer = { idNumber: idNumber(7_001), mobile: '0510007001', acceptedTerms: '2026-01' };
  const accepted = await act.acceptInvitation({ token, password, passwordConfirmation: password, ...newcomer });
  expect(accepted).toMatchObject({ roles: ['ADMIN'], errors: [] });
  const signUpId = accepted.signUp?.id ?? '';
  expect(await command('list')).not.toContain('mumaris.example');
  await act.enterCode({ signUpId, code: await world.codeOf(signUpId) });
  const accountId = await world.accountIdOf('first@mumaris.example');
  expect(await command('list')).toBe(`${accountId}  ACTIVE   f***@mumaris.example  second factor: none`);
  // With a second factor the rights are there.
  const { tokens } = await act.logIn({ identifier: 'first@mumaris.example', password });
  const { enrolment } = await act.enrolTotp(callerOf(tokens));
  await act.confirmTotp({ code: codeOf(enrolment?.secret ?? '') }, callerOf(tokens));
  const refreshed = await act.refresh({ refreshToken: tokens?.refreshToken });
  expect(callerOf(refreshed.tokens).roles).toEqual(['ADMIN']);
  expect(await command('list')).toBe(`${accountId}  ACTIVE   f***@mumaris.example  second factor: app`);
  await expect(command(...flags('First@mumaris.example'))).rejects.toThrow('An active administrator has this e-mail');
});

test('IDN-14 somebody with an account is invited as well; an administrator is not', async () => {
  const { email, accountId } = await activePerson(world, 1);
  expect(await command(...flags(email))).toContain('https://portal.example/invitation?token=');
  expect(codesOf(await makeStaff(world, accountId, ['ADMIN']))).toEqual([]);
  await expect(command(...flags(email))).rejects.toThrow('already');
});

test('IDN-14 asked for twice at once, one link works: the later one’s', async () => {
  await Promise.all([command(...flags('twice@mumaris.example')), command(...flags('twice@mumaris.example'))]);
  const open = { emailKey: 'twice@mumaris.example', status: 'OPEN' };
  expect(await world.store.collection('invitations').countDocuments(open)).toBe(1);
});

test.each([
  ['no command', [], 'usage:'],
  ['an unknown command', ['remove'], 'usage:'],
  ['a missing flag', ['create', '--email', 'x@y.example', '--last-name', 'ب'], '--first-name: missing'],
  ['an unknown flag', ['create', '--password', 'secret'], '--password'],
  ['another language', [...flags('x@y.example', '--language', 'FR')], '--language: AR or EN'],
  ['an address that is none', [...flags('nobody')], 'email: The e-mail address is not valid'],
])('IDN-14 %s is refused in words', async (_, args, words) => {
  await expect(command(...args)).rejects.toThrow(words);
});
