import { key, loadConfig, secret, serviceVariables } from '@mumaris/kit/config';
import { z } from 'zod';

/** What membership is configured with, beside the variables of every service; `.env.template` explains each. */
const membershipVariables = {
  ...serviceVariables,
  /** The private P-256 key (JWK) that what is stated in claims of files is sealed for (IDN-16). */
  SEAL_KEY: secret(),
  /** The notification service's public P-256 key (JWK): contacts of files are sealed for it. */
  NOTIFICATION_SEAL_KEY: z.string().min(1),
  /** 32 bytes, base64url: encrypts files from before and their claims at rest. */
  FIELD_KEY: key(),
};

/** Reads this service's variables; see .env.template. @throws ConfigError */
export const readConfig = (env: Record<string, string | undefined> = process.env) =>
  loadConfig(membershipVariables, env);

export type MembershipConfig = ReturnType<typeof readConfig>;

const { MONGODB_URI, LOG_LEVEL, NODE_ENV, CLOCK_URL, FIELD_KEY } = membershipVariables;

/** Reads what an operator's command and loading sample people need. @throws ConfigError */
export const readCommandConfig = (env: Record<string, string | undefined> = process.env) =>
  loadConfig({ MONGODB_URI, LOG_LEVEL, NODE_ENV, CLOCK_URL, FIELD_KEY }, env);
