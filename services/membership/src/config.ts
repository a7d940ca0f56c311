import { inProduction, key, loadConfig, secret, serviceVariables, webAddress } from '@mumaris/kit/config';
import { signingSecret } from '@mumaris/kit/server/signed-webhook';
import { z } from 'zod';

const loopback = /^(?:127(?:\.\d+){3}|localhost|\[::1\])$/;

/**
 * Where clamd listens: tcp://host:port, or unix:///path. Its protocol knows no encryption, so in production it is beside this process: on a socket of the
 * file system or of the loopback. There is no way to do without it.
 */
const scannerAddress = () =>
  inProduction(z.url({ protocol: /^(?:tcp|unix)$/ }), (address) => {
    const { protocol, hostname } = new URL(address);
    return [
      protocol === 'tcp:' && !loopback.test(hostname) && 'has to be on the loopback or a unix socket in production',
    ];
  });

/** What membership is configured with, beside the variables of every service; `.env.template` explains each. */
const membershipVariables = {
  ...serviceVariables,
  /** The private P-256 key (JWK) that what is stated in claims of files is sealed for (IDN-16). */
  SEAL_KEY: secret(),
  /** The notification service's public P-256 key (JWK): contacts of files are sealed for it. */
  NOTIFICATION_SEAL_KEY: z.string().min(1),
  /** 32 bytes, base64url: encrypts files from before and their claims at rest. */
  FIELD_KEY: key(),
  /** Where the public reaches the addresses of documents that this service serves: /uploads, /documents, /credentials, /decisions, /proofs and
   * /.well-known below it; proofs name it as their issuer. */
  DOCUMENTS_URL: webAddress().transform((url) => url.replace(/\/+$/, '')),
  /** The origins of the pages that may send and read documents by a script; none where it is not set. */
  DOCUMENTS_ORIGINS: z
    .string()
    .default('')
    .transform((value) => value.split(',').filter(Boolean))
    .pipe(z.array(z.url())),
  /** 32 bytes, base64url: signs the tickets by which documents are sent and read. */
  DOCUMENTS_KEY: key(),
  /** The page of the public check of granted documents (MEM-61): their QR codes lead to it, with the number and the code. */
  CHECK_URL: webAddress(),
  /** An Ed25519 private key (JWK) as JSON: signs what decisions were made on. */
  DECISIONS_KEY: secret(),
  /** The public keys (a JWK set, JSON) that signed before: published on, so that old decisions are checked. */
  DECISIONS_EARLIER_KEYS: z.string().default('{"keys":[]}'),
  /** An Ed25519 private key (JWK) as JSON: signs proofs of credentials and the lists of their status. */
  PROOFS_KEY: secret(),
  /** The public keys (a JWK set, JSON) that signed before: published on for as long as what they signed is carried. */
  PROOFS_EARLIER_KEYS: z.string().default('{"keys":[]}'),
  CLAMD_ADDRESS: scannerAddress(),
  /** The verification company (MEM-51): where it is, the key that we call it with, and the secret that it signs its callbacks with. */
  VERIFIER_URL: webAddress(),
  VERIFIER_KEY: secret(),
  VERIFIER_WEBHOOK_SECRET: signingSecret(),
  /** What the company that holds exams signs its files of results with (MEM-54). */
  EXAM_RESULTS_SECRET: signingSecret(),
  /** A bucket of an S3-compatible store for the bytes of documents; without one they lie in the service's own store. */
  S3_BUCKET: z.string().min(3).optional(),
  S3_ENDPOINT: webAddress().optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: secret().optional(),
};

/** Reads this service's variables; see .env.template. @throws ConfigError */
export const readConfig = (env: Record<string, string | undefined> = process.env) =>
  loadConfig(membershipVariables, env);

export type MembershipConfig = ReturnType<typeof readConfig>;

const { MONGODB_URI, LOG_LEVEL, NODE_ENV, CLOCK_URL, FIELD_KEY, DECISIONS_KEY } = membershipVariables;

/** Reads what loading sample people needs: consents of theirs are signed as others are. @throws ConfigError */
export const readSampleConfig = (env: Record<string, string | undefined> = process.env) =>
  loadConfig({ MONGODB_URI, LOG_LEVEL, NODE_ENV, CLOCK_URL, FIELD_KEY, DECISIONS_KEY }, env);

/** Reads what an operator's command needs. @throws ConfigError */
export const readCommandConfig = (env: Record<string, string | undefined> = process.env) =>
  loadConfig({ MONGODB_URI, LOG_LEVEL, NODE_ENV, CLOCK_URL, FIELD_KEY }, env);
