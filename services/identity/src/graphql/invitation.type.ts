import { maskEmail } from '../domain/masking';
import type { InvitationResolvers } from './generated';

export const invitationType = {
  email: ({ email }) => maskEmail(email),
} satisfies InvitationResolvers;
