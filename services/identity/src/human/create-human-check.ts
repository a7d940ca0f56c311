import type { Logger } from '@mumaris/kit/log';
import type { IdentityConfig } from '../config';
import type { Rules } from '../domain/rules';
import type { Demand } from '../limits/demand';
import type { UsedOnceRepository } from '../store/used-once.repository';
import { altchaCheck } from './altcha-check';
import type { HumanCheck } from './human-check';
import { siteVerifyCheck } from './site-verify-check';

interface Parts {
  readonly config: IdentityConfig;
  readonly rules: Rules['human'];
  readonly demand: Demand;
  readonly solutions: UsedOnceRepository;
  readonly log: Logger;
}

/** The check that the configuration names (IDN-03). @throws where a provider's service has no keys */
export const createHumanCheck = ({ config, rules, demand, solutions, log }: Parts): HumanCheck => {
  const { HUMAN_PROVIDER: provider, HUMAN_SITE_KEY: siteKey, HUMAN_SECRET: secret, HUMAN_VERIFY_URL: url } = config;
  if (provider === 'ALTCHA') return altchaCheck({ hmacKey: config.HUMAN_KEY.reveal(), rules, demand, solutions });
  if (!secret || !siteKey) throw new Error(`HUMAN_SITE_KEY and HUMAN_SECRET have to be set for ${provider}`);
  return siteVerifyCheck({ provider, siteKey, secret, url, rules, solutions, log });
};
