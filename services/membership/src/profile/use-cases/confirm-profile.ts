import type { Caller } from '@mumaris/kit/auth/caller';
import { dayOf } from '@mumaris/kit/calendar';
import { confirmProfile as confirm } from '../domain/confirmation';
import { changeOwn } from './change-own';
import type { Deps } from './deps';

/** The caller confirms that the own profile is right (MEM-31). @throws RuleViolation PROFILE_FIRST */
export const confirmProfile =
  (deps: Deps) =>
  ({ caller }: { caller: Caller }) =>
    changeOwn(deps)(caller, (own) => confirm(own, dayOf(deps.clock.now())));
