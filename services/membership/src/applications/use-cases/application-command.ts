import type { Caller } from '@mumaris/kit/auth/caller';

/** Somebody does something to an application. */
export interface ApplicationCommand {
  readonly caller: Caller;
  readonly applicationId: string;
}
