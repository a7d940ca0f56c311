import { maskEmail } from '../domain/masking';
import type { InvitationResolvers } from './generated';

export const invitationType: InvitationResolvers = {
  email: ({ email }) => maskEmail(email),
};
