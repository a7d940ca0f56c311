import { createHash } from 'node:crypto';
import type { Secret } from '@mumaris/kit/config';
import { type PlainCode, RuleViolation } from '@mumaris/kit/errors';
import type { Logger } from '@mumaris/kit/log';
import type { HumanProvider } from '@mumaris/schemas';
import { z } from 'zod';
import type { Rules } from '../domain/rules';
import type { UsedOnceRepository } from '../store/used-once.repository';
import type { ProviderCheck } from './human-check';

interface Parts {
  readonly provider: Exclude<HumanProvider, 'ALTCHA'>;
  readonly siteKey: string;
  readonly secret: Secret;
  /** Where answers are verified; the provider's own address where it is not given. */
  readonly url: string | undefined;
  readonly rules: Pick<Rules['human'], 'expiresAfterMinutes'>;
  readonly solutions: UsedOnceRepository;
  readonly log: Logger;
}

const addresses = {
  HCAPTCHA: 'https://api.hcaptcha.com/siteverify',
  TURNSTILE: 'https://challenges.cloudflare.com/turnstile/v0/siteverify',
} as const;

const timeoutMs = 3_000;
/** hCaptcha's are the longest, of some thousand characters. */
const maxTokenLength = 8_192;

const answerShape = z.object({ success: z.boolean(), 'error-codes': z.array(z.string()).default([]) });

/** Both providers say so of an answer that was verified before, or whose time is over. */
const isOver = (codes: readonly string[]) =>
  codes.some((code) => code === 'timeout-or-duplicate' || code.startsWith('expired-') || code.includes('already-seen'));

const refused = (code: PlainCode) => new RuleViolation(code, {}, 'human');

/**
 * hCaptcha and Cloudflare Turnstile, which verify in the same way: the page's widget gives a token, and the provider is
 * asked about it (IDN-03). A token works once here as well, whatever the provider says.
 */
export const siteVerifyCheck = ({ provider, siteKey, secret, url, rules, solutions, log }: Parts): ProviderCheck => {
  const lifetimeMs = rules.expiresAfterMinutes * 60_000;
  const ask = async (token: string) => {
    const response = await fetch(url ?? addresses[provider], {
      method: 'POST',
      body: new URLSearchParams({ secret: secret.reveal(), response: token, sitekey: siteKey }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    return answerShape.parse(await response.json());
  };
  return {
    newChallenge: () => Promise.resolve({ provider, challenge: siteKey, expiresAt: new Date(Date.now() + lifetimeMs) }),
    accept: async (token) => {
      if (!token || token.length > maxTokenLength) throw refused('HUMAN_PROOF_INVALID');
      // Marked first: of ten that send it at once, one is asked about.
      const mark = createHash('sha256').update(token).digest('hex');
      if (!(await solutions.use(mark, new Date(Date.now() + lifetimeMs)))) throw refused('HUMAN_PROOF_USED');
      const answer = await ask(token).catch((error: unknown) => {
        log.error({ err: error, provider }, 'the check of humans cannot be reached');
        throw refused('HUMAN_CHECK_AWAY');
      });
      if (!answer.success) throw refused(isOver(answer['error-codes']) ? 'HUMAN_PROOF_EXPIRED' : 'HUMAN_PROOF_INVALID');
    },
  };
};
