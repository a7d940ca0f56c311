import { hasFactors } from '../../../use-cases/steps/own-session';
import type { Deps } from '../deps';

/**
 * How strongly the provider has to verify whoever proves to be an account's owner: where there is a second factor, its word has
 * to stand for two (IDN-14, IDN-17).
 */
export const neededAssurance = async (deps: Deps, accountId: string): Promise<'secondFactor' | 'signIn'> =>
  (await hasFactors(deps, accountId)) ? 'secondFactor' : 'signIn';
