import type { Caller } from '@mumaris/kit/auth/caller';
import type { HomeAddressForm } from '../domain/home-address';
import { changeAddress as change } from '../domain/practitioner';
import { changeOwn } from './change-own';
import type { Deps } from './deps';

/** Changes where post reaches the caller (MEM-01). @throws RuleViolation PROFILE_FIRST, and what is wrong with the address */
export const changeAddress =
  (deps: Deps) =>
  ({ caller, ...form }: HomeAddressForm & { caller: Caller }) =>
    changeOwn(deps)(caller, (own) => change(own, form));
