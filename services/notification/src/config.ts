import { inProduction, loadConfig, secret, serviceVariables, webAddress } from '@mumaris/kit/config';
import { z } from 'zod';
import { mailProblems } from './channels/mail-address';

const variables = {
  ...serviceVariables,
  /** The private P-256 key (JWK) that contacts, links and codes are sealed for. */
  SEAL_KEY: secret(),
  /** 32 bytes, base64url: encrypts contacts at rest. */
  FIELD_KEY: secret(),
  /** `smtps://user:password@host`, or `smtp://user:password@host?requireTLS=true`. */
  SMTP_URL: inProduction(secret(), mailProblems),
  /** PEM file of the authority that the mail server's certificate comes from; the system's where it is not set. */
  SMTP_CA_FILE: z.string().min(1).optional(),
  /** `none` where the mail server takes this service's mail without a user, by where it comes from. */
  SMTP_LOGIN: z.enum(['user', 'none']).default('user'),
  MAIL_FROM: z.string().min(3),
  /** The SMS gateway's address, without `/sms`. */
  SMS_URL: webAddress(),
  SMS_KEY: secret(),
};

export type Config = z.infer<z.ZodObject<typeof variables>>;

/** Reads the environment. @throws ConfigError */
export const readConfig = (env?: Record<string, string | undefined>): Config => loadConfig(variables, env);
