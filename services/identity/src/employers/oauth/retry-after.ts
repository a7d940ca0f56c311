import type { RuleViolation } from '@mumaris/kit/errors';

/** How long to wait, in seconds, as HTTP says it. */
export const retryAfter = ({ details }: RuleViolation): string =>
  String(('minutes' in details ? Number(details.minutes) : 1) * 60);
