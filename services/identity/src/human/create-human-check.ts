import { keyBytes } from '@mumaris/kit/secrets/cipher';
import type { Logger } from '@mumaris/kit/log';
import type { IdentityConfig } from '../config';
import type { Rules } from '../domain/rules';
import type { Demand } from '../limits/demand';
import type { UsedOnceRepository } from '../store/used-once.repository';
import { altchaCheck } from './altcha-check';
import { codeCheck } from './code-check';
import type { HumanCheck, ProviderCheck } from './human-check';
import { siteVerifyCheck } from './site-verify-check';

interface Parts {
  readonly config: IdentityConfig;
  readonly rules: Pick<Rules, 'human' | 'humanCode'>;
  readonly demand: Demand;
  readonly solutions: UsedOnceRepository;
  readonly log: Logger;
}

const providerCheck = ({ config, rules: { human: rules }, demand, solutions, log }: Parts): ProviderCheck => {
  const { HUMAN_PROVIDER: provider, HUMAN_SITE_KEY: siteKey, HUMAN_SECRET: secret, HUMAN_VERIFY_URL: url } = config;
  if (provider === 'ALTCHA') return altchaCheck({ hmacKey: config.HUMAN_KEY.reveal(), rules, demand, solutions });
  if (!secret || !siteKey) throw new Error(`HUMAN_SITE_KEY and HUMAN_SECRET have to be set for ${provider}`);
  return siteVerifyCheck({ provider, siteKey, secret, url, rules, solutions, log });
};

/**
 * The check that the configuration names, and the code beside it: a frontend chooses (IDN-03).
 * @throws where a provider's service has no keys
 */
export const createHumanCheck = (parts: Parts): HumanCheck => {
  const { config, rules, solutions } = parts;
  const provider = providerCheck(parts);
  const codes = codeCheck({ key: keyBytes(config.HUMAN_KEY.reveal()), rules, solutions });
  return {
    newChallenge: provider.newChallenge,
    newCode: codes.newCode,
    accept: (human) => (codes.isAnswer(human) ? codes : provider).accept(human),
  };
};
