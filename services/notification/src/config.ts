import { loadConfig, secret, serviceVariables } from '@mumaris/kit/config';
import { z } from 'zod';

const variables = {
  ...serviceVariables,
  /** The private P-256 key (JWK) that contacts, links and codes are sealed for. */
  SEAL_KEY: secret(),
  /** 32 bytes, base64url: encrypts contacts at rest. */
  FIELD_KEY: secret(),
  /** `smtp:` or `smtps:`, with the user and password in it. */
  SMTP_URL: secret(),
  MAIL_FROM: z.string().min(3),
  /** The SMS gateway's address, without `/sms`. */
  SMS_URL: z.url({ protocol: /^https?$/ }),
  SMS_KEY: secret(),
};

export type Config = z.infer<z.ZodObject<typeof variables>>;

/** Reads the environment. @throws ConfigError */
export const readConfig = (env?: Record<string, string | undefined>): Config => loadConfig(variables, env);
