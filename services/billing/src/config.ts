import { databaseName, key, loadConfig, secret, serviceVariables, webAddress } from '@mumaris/kit/config';
import { signingSecret } from '@mumaris/kit/server/signed-webhook';
import { z } from 'zod';

/** What billing is configured with; .env.template explains each. */
const variables = {
  ...serviceVariables,
  LEDGER_DATABASE: databaseName(),
  SADAD_URL: webAddress(),
  SADAD_KEY: signingSecret(),
  CARD_URL: webAddress(),
  CARD_KEY: secret(),
  CARD_WEBHOOK_SECRET: signingSecret(),
  RETURN_URL: webAddress(),
  /** Where the public reaches the addresses that this service serves: /papers for PDFs and /settlements for files of a day below it. */
  PAPERS_URL: webAddress(),
  /** 32 bytes, base64url: signs the tickets by which PDFs are read and files are sent. */
  PAPERS_KEY: key(),
  /** What e-invoices are signed by, and ZATCA's certificate of it: base64 of DER. Without them they are made and not signed. */
  EINVOICE_KEY: secret().optional(),
  EINVOICE_CERTIFICATE: z.base64().optional(),
};

/** @throws ConfigError that names every variable that is missing or wrong */
export const readConfig = (env: NodeJS.ProcessEnv = process.env) => loadConfig(variables, env);

export type Config = ReturnType<typeof readConfig>;

const { MONGODB_URI, LOG_LEVEL, NODE_ENV, CLOCK_URL, LEDGER_DATABASE } = variables;

/** Reads what an operator's command needs. @throws ConfigError */
export const readCommandConfig = (env: NodeJS.ProcessEnv = process.env) =>
  loadConfig({ MONGODB_URI, LOG_LEVEL, NODE_ENV, CLOCK_URL, LEDGER_DATABASE }, env);
