import { RuleViolation } from '@mumaris/kit/errors';
import type { IdentityProvider } from '../../openid/identity-provider';
import type { Deps } from '../deps';

/** The provider that is configured. @throws RuleViolation PROVIDER_NOT_OFFERED */
export const offered = ({ identityProvider }: Pick<Deps, 'identityProvider'>): IdentityProvider => {
  if (!identityProvider) throw new RuleViolation('PROVIDER_NOT_OFFERED');
  return identityProvider;
};
