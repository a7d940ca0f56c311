import { RuleViolation } from '@mumaris/kit/errors';
import type { Assembly } from '../assemble';

type Parts = Pick<Assembly, 'accounts' | 'signUps' | 'claims' | 'contactChanges' | 'factors' | 'signingKeys'>;

const progressEvery = 1_000;

/** What went meanwhile, such as a sign-up that lapsed, needs no new key. */
const ignoreGone = (error: unknown) => {
  if (!(error instanceof RuleViolation && error.code === 'NOT_FOUND')) throw error;
};

/**
 * Encrypts every account, sign-up, claim of a file, change of contact, authenticator app and signing key anew under the newest key. It may run
 * beside the service and be run again: the older keys are read until they are taken out of the configuration.
 * @param progress told what is being done and how many are, now and then
 * @returns how many of each
 */
export const resealAll = async (
  { accounts, signUps, claims, contactChanges, factors, signingKeys }: Parts,
  progress: (what: string, count: number) => void = () => undefined,
): Promise<Record<string, number>> => {
  const all = async (what: string, { ids, reseal }: Pick<Parts['accounts'], 'ids' | 'reseal'>) => {
    let count = 0;
    for await (const id of ids()) {
      await reseal(id).catch(ignoreGone);
      if (++count % progressEvery === 0) progress(what, count);
    }
    return count;
  };
  return {
    accounts: await all('accounts', accounts),
    'sign-ups': await all('sign-ups', signUps),
    'claims of files': await all('claims of files', claims),
    'changes of contact': await all('changes of contact', contactChanges),
    'authenticator apps': await all('authenticator apps', factors.secondFactors),
    'signing keys': await signingKeys.reseal(),
  };
};
