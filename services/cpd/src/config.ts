import { loadConfig, type ServiceConfig, serviceVariables } from '@mumaris/kit/config';

/** Reads the environment: what every service has, and nothing more. @throws ConfigError */
export const readConfig = (env?: Record<string, string | undefined>): ServiceConfig =>
  loadConfig(serviceVariables, env);
