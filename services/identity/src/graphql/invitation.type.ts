import { maskEmail } from '@mumaris/kit/text/masking';
import type { InvitationResolvers } from './generated';

export const invitationType = {
  email: ({ email }) => maskEmail(email),
} satisfies InvitationResolvers;
