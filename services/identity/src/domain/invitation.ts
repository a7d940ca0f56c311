import { hoursAfter } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Change } from '@mumaris/kit/change';
import { readEmail } from '@mumaris/kit/text/read-email';
import { readName } from '@mumaris/kit/text/read-name';
import { allRead } from '@mumaris/kit/text/reading';
import { type Language, type Role, StaffInvitedV1 } from '@mumaris/schemas';
import type { Rules } from './rules';
import type { PersonName } from './applicant';
import { isStaff, repeatedRoles } from './staff';

/** An invitation to work here (IDN-14). */
export interface Invitation {
  readonly id: string;
  readonly status: 'OPEN' | 'ACCEPTED' | 'REVOKED' | 'REPLACED';
  readonly name: PersonName;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly language: Language;
  readonly linkHash: string;
  /** The administrator's account; null for an operator's command. */
  readonly invitedBy: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Who is invited, and as what, as an administrator fills it in. */
export interface InvitationForm {
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly language: Language;
}

type Invited = Pick<Invitation, 'name' | 'email' | 'roles' | 'language'>;

/**
 * Checks the form as a whole.
 * @throws RuleViolation or RuleViolations: REQUIRED, TOO_LONG, NAME_NOT_PLAIN, EMAIL_INVALID, ROLES_INVALID, ROLES_REPEATED
 */
export const readInvitationForm = (form: InvitationForm, { nameMaxLength }: Rules['signUp']): Invited => {
  const { first, last, email } = allRead({
    first: readName(form.firstName, nameMaxLength, 'firstName'),
    last: readName(form.lastName, nameMaxLength, 'lastName'),
    email: readEmail(form.email) ?? new RuleViolation('EMAIL_INVALID', {}, 'email'),
    roles: isStaff(form) ? repeatedRoles(form) : new RuleViolation('ROLES_INVALID', {}, 'roles'),
  });
  return { name: { first, last }, email, roles: form.roles, language: form.language };
};

/** Until when the link of an invitation works that is made now. */
export const invitationEnd = ({ invitationHours }: Rules['staff'], now: Date): Date => hoursAfter(now, invitationHours);

interface Letter {
  /** {email, name} and {link}, sealed for the notification service. */
  readonly contact: string;
  readonly link: string;
}

/** Opens an invitation and has it sent. */
export const invite = (
  invited: Invited,
  opening: Pick<Invitation, 'id' | 'linkHash' | 'invitedBy'>,
  { contact, link }: Letter,
  rules: Rules['staff'],
  now: Date,
): Change<Invitation> => {
  const expiresAt = invitationEnd(rules, now);
  const { id: invitationId } = opening;
  return {
    state: { ...opening, ...invited, status: 'OPEN', createdAt: now, expiresAt },
    events: [
      StaffInvitedV1.of({
        invitationId,
        language: invited.language,
        contact,
        link,
        expiresAt: expiresAt.toISOString(),
      }),
    ],
  };
};

/** An invitation whose link works now. @throws RuleViolation LINK_INVALID, INVITATION_EXPIRED */
export const openInvitation = (invitation: Invitation | undefined, now: Date): Invitation => {
  if (invitation?.status !== 'OPEN') throw new RuleViolation('LINK_INVALID', {}, 'token');
  if (now > invitation.expiresAt) throw new RuleViolation('INVITATION_EXPIRED', {}, 'token');
  return invitation;
};

/** Uses the invitation up: its link works once. @throws RuleViolation LINK_INVALID, INVITATION_EXPIRED */
export const accept = (invitation: Invitation, now: Date): Change<Invitation> => ({
  state: { ...openInvitation(invitation, now), status: 'ACCEPTED' },
});

/** Takes an invitation back. @throws RuleViolation NOT_FOUND where it is not open any more */
export const revoke = (invitation: Invitation): Change<Invitation> => {
  if (invitation.status !== 'OPEN') throw new RuleViolation('NOT_FOUND');
  return { state: { ...invitation, status: 'REVOKED' } };
};
