import type { ExceptionKind } from '@mumaris/schemas';
import type { Deps } from '../deps';
import type { Kind } from './kind';
import { liftedRequirement } from './lifted-requirement';
import { registrationEnd } from './registration-end';
import { returnPeriod } from './return-period';

/** What each kind of exception does. */
export const kindsOf = (deps: Deps): Readonly<Record<ExceptionKind, Kind>> => ({
  REGISTRATION_END: registrationEnd(deps),
  RETURN_PERIOD: returnPeriod(deps),
  REQUIREMENT: liftedRequirement(deps),
});
