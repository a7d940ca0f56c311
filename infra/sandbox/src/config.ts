import { Webhook } from 'standardwebhooks';
import { z } from 'zod';

/** True when the Standard Webhooks library can sign with this text (`whsec_` + base64, or base64 alone). */
const isSigningSecret = (text: string): boolean => {
  try {
    return new Webhook(text) instanceof Webhook;
  } catch {
    return false;
  }
};

const port = z.coerce.number().int().min(0).max(65_535);
const httpUrl = z.url({ protocol: /^https?$/ });
const signingSecret = z.string().refine(isSigningSecret, 'must be base64, with or without whsec_ in front');

const environment = z.object({
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(4900),
  SMTP_PORT: port.default(4925),
  CLAMD_PORT: port.default(4931),
  DATA_FILE: z.string().min(1),
  SMS_KEY: z.string().min(8),
  SADAD_KEY: signingSecret,
  SADAD_CALLBACK_URL: httpUrl,
  CARD_KEY: z.string().min(8),
  CARD_WEBHOOK_SECRET: signingSecret,
  CARD_WEBHOOK_URL: httpUrl,
  VERIFIER_KEY: z.string().min(8),
  VERIFIER_WEBHOOK_SECRET: signingSecret,
  VERIFIER_WEBHOOK_URL: httpUrl,
  EXAM_RESULTS_SECRET: signingSecret,
  EXAM_RESULTS_URL: httpUrl,
  IDENTITY_PROVIDER_SECRET: z.string().min(8),
  IDENTITY_PROVIDER_RETURN_URL: httpUrl.optional(),
  PEOPLE_FILE: z.string().min(1).optional(),
  GATEWAY_URL: httpUrl.optional(),
  CALLBACK_RETRY_MS: z.coerce.number().int().min(1).max(60_000).default(500),
});

/** What the sandbox needs to run. A port of 0 takes a free one; CALLBACK_RETRY_MS is the first pause between tries. */
export type SandboxConfig = z.infer<typeof environment>;

/**
 * Reads the configuration.
 * @throws Error naming every variable that is missing or wrong, never showing a value
 */
export const loadConfig = (env: NodeJS.ProcessEnv = process.env): SandboxConfig => {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const result = environment.safeParse(given);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The sandbox cannot start, its configuration is wrong:\n${lines.join('\n')}`);
};
