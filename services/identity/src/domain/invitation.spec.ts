import { accept, type Invitation, invitationEnd, openInvitation, readInvitationForm, revoke } from './invitation';

const now = new Date('2026-11-22T09:00:00.000Z');
const later = (ms: number) => new Date(now.getTime() + ms);
const staff = { invitationHours: 72 };
const signUp = { nameMaxLength: 100 } as Parameters<typeof readInvitationForm>[1];
const form = { firstName: ' هند ', lastName: 'الزهراني', email: ' H@mumaris.example', language: 'AR' as const };

const invitation: Invitation = {
  id: 'inv_one',
  status: 'OPEN',
  name: { first: 'هند', last: 'الزهراني' },
  email: 'h@mumaris.example',
  roles: ['REVIEWER'],
  language: 'AR',
  linkHash: 'hash',
  invitedBy: null,
  createdAt: now,
  expiresAt: invitationEnd(staff, now),
};

test('IDN-14 a form is read tidy, with at least one role of staff', () => {
  expect(readInvitationForm({ ...form, roles: ['PRACTITIONER', 'ADMIN'] }, signUp)).toEqual({
    name: { first: 'هند', last: 'الزهراني' },
    email: 'H@mumaris.example',
    roles: ['PRACTITIONER', 'ADMIN'],
    language: 'AR',
  });
  expect(() => readInvitationForm({ ...form, roles: ['PRACTITIONER'] }, signUp)).toThrow('ROLES_INVALID');
  expect(() => readInvitationForm({ ...form, roles: ['ADMIN', 'ADMIN'] }, signUp)).toThrow('ROLES_REPEATED');
});

test('IDN-14 an invitation is accepted once, within 72 hours', () => {
  const hours72 = 72 * 3_600_000;
  const { state } = accept(invitation, later(hours72));
  expect(state.status).toBe('ACCEPTED');
  expect(() => accept(state, now)).toThrow('LINK_INVALID');
  expect(() => accept(invitation, later(hours72 + 1))).toThrow('INVITATION_EXPIRED');
  expect(() => openInvitation(undefined, now)).toThrow('LINK_INVALID');
});

test('IDN-14 only an open invitation is taken back', () => {
  const { state } = revoke(invitation);
  expect(state.status).toBe('REVOKED');
  expect(() => revoke(state)).toThrow('NOT_FOUND');
  expect(() => accept(state, now)).toThrow('LINK_INVALID');
});
