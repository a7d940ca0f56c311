import { maskEmail, maskMobile } from '@mumaris/kit/text/masking';
import type { ContactChangeResolvers } from './generated';

export const contactChangeType = {
  newEmail: ({ newEmail }) => newEmail && maskEmail(newEmail),
  newMobile: ({ newMobile }) => newMobile && maskMobile(newMobile),
  codeExpiresAt: ({ code }) => code?.expiresAt ?? null,
  expiresAt: ({ dueAt }) => dueAt,
} satisfies ContactChangeResolvers;
