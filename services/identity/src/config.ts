import { availableParallelism } from 'node:os';
import { databaseName, key, keys, list, loadConfig, secret, serviceVariables, webAddress } from '@mumaris/kit/config';
import { z } from 'zod';

const count = (fallback: number) => z.coerce.number().int().min(1).default(fallback);

/** What identity is configured with, beside the variables of every service; `.env.template` explains each. */
const identityVariables = {
  ...serviceVariables,
  FIELD_KEY: key(),
  OTHER_FIELD_KEYS: keys(),
  AUDIT_KEY: key(),
  AUDIT_DATABASE: databaseName(),
  CODE_KEY: key(),
  HUMAN_KEY: key(),
  HUMAN_PROVIDER: z.enum(['ALTCHA', 'HCAPTCHA', 'TURNSTILE']).default('ALTCHA'),
  HUMAN_SITE_KEY: z.string().default(''),
  HUMAN_SECRET: secret().optional(),
  HUMAN_VERIFY_URL: webAddress().optional(),
  NOTIFICATION_SEAL_KEY: z.string().min(1),
  MEMBERSHIP_SEAL_KEY: z.string().min(1),
  ACTIVATION_URL: webAddress(),
  PASSWORD_RESET_URL: webAddress(),
  EMAIL_CHANGE_URL: webAddress(),
  INVITATION_URL: webAddress(),
  DEVICE_URL: webAddress(),
  TOKEN_ISSUER: z.url(),
  /** No refusal of a log-in and no answer to an orderly sign-up, recovery or change of contact comes sooner (IDN-05, IDN-07). */
  ANSWERS_AFTER_MS: z.coerce.number().int().min(0).default(500),
  LEAKED_PASSWORDS_URL: webAddress().optional(),
  /** The national identity provider; none is offered where these are not set (IDN-17). */
  IDENTITY_PROVIDER_ISSUER: webAddress().optional(),
  IDENTITY_PROVIDER_CLIENT_ID: z.string().min(1).optional(),
  IDENTITY_PROVIDER_CLIENT_SECRET: secret().optional(),
  IDENTITY_PROVIDER_RETURN_URL: webAddress().optional(),
  IDENTITY_PROVIDER_PATIENCE_MS: count(3_000),
  RP_ID: z.hostname(),
  RP_NAME: z.string().min(1),
  RP_ORIGINS: list().pipe(z.array(z.url())),
  ARGON2_MEMORY_KIB: count(65_536),
  ARGON2_PASSES: count(3),
  ARGON2_THREADS: count(1),
  /** One core is left to everything else: passwords must not slow other work down. */
  PASSWORD_LANES: count(Math.max(1, availableParallelism() - 1)),
  PASSWORD_QUEUE: count(48),
  PASSWORD_PATIENCE_MS: count(3_000),
};

/** @throws ConfigError that names every variable that is missing or wrong */
export const readConfig = (env?: Record<string, string | undefined>) => loadConfig(identityVariables, env);

export type IdentityConfig = ReturnType<typeof readConfig>;
