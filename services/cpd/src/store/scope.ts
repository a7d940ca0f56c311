import type { Caller } from '@mumaris/kit/auth/caller';

/** What a caller may see, as part of every filter: so that nothing else is ever read. */
export type Scope = { readonly accountId?: string };

/** Staff who handle records see them all; anybody else their own; a visitor none. */
export const scopeOf = ({ accountId, roles }: Caller): Scope =>
  accountId && roles.some((role) => role === 'REVIEWER' || role === 'SUPPORT') ? {} : { accountId: accountId ?? '' };
