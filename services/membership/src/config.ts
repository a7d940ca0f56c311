import { loadConfig, serviceVariables } from '@mumaris/kit/config';

/** Reads this service's variables; see .env.template. @throws ConfigError */
export const readConfig = (env: Record<string, string | undefined> = process.env) => loadConfig(serviceVariables, env);

const { MONGODB_URI, LOG_LEVEL, NODE_ENV, CLOCK_URL } = serviceVariables;

/** Reads what loading sample people needs. @throws ConfigError */
export const readSampleConfig = (env: Record<string, string | undefined> = process.env) =>
  loadConfig({ MONGODB_URI, LOG_LEVEL, NODE_ENV, CLOCK_URL }, env);
