import { readFileSync } from 'node:fs';
import type { KafkaConfig, SASLOptions } from 'kafkajs';
import { z } from 'zod';
import { secret } from '../config-values';

/** How the bus is reached: by TLS, and as whom. */
export const kafkaVariables = {
  /** `on` in production unless said otherwise, where it cannot be off. */
  KAFKA_TLS: z.enum(['on', 'off']).optional(),
  /** PEM file of the authority that the brokers' certificates come from; the system's where it is not set. */
  KAFKA_CA_FILE: z.string().min(1).optional(),
  /** PEM files of this service's own certificate and key, where the brokers know it by those. */
  KAFKA_CERT_FILE: z.string().min(1).optional(),
  KAFKA_KEY_FILE: z.string().min(1).optional(),
  /** How this service proves itself by name and password. */
  KAFKA_SASL: z.enum(['plain', 'scram-sha-256', 'scram-sha-512']).optional(),
  KAFKA_USERNAME: z.string().min(1).optional(),
  KAFKA_PASSWORD: secret().optional(),
};

type Variables = Readonly<z.infer<z.ZodObject<typeof kafkaVariables>>> & { readonly NODE_ENV: string };

const tlsOf = ({ NODE_ENV, KAFKA_TLS }: Pick<Variables, 'NODE_ENV' | 'KAFKA_TLS'>): boolean =>
  (KAFKA_TLS ?? (NODE_ENV === 'production' ? 'on' : 'off')) === 'on';

/**
 * What is wrong with how the bus is to be reached, each by its variable: in production nobody talks to it in clear, or without
 * saying who they are.
 */
export const kafkaProblems = (variables: Variables): string[] => {
  const { NODE_ENV, KAFKA_SASL, KAFKA_USERNAME, KAFKA_PASSWORD, KAFKA_CERT_FILE, KAFKA_KEY_FILE } = variables;
  const isProduction = NODE_ENV === 'production';
  const hasCertificate = Boolean(KAFKA_CERT_FILE && KAFKA_KEY_FILE);
  return [
    isProduction && !tlsOf(variables) && 'KAFKA_TLS: cannot be off in production',
    isProduction &&
      !KAFKA_SASL &&
      !hasCertificate &&
      'KAFKA_SASL: the brokers have to know this service in production: by KAFKA_SASL, or by KAFKA_CERT_FILE and KAFKA_KEY_FILE',
    KAFKA_SASL && !(KAFKA_USERNAME && KAFKA_PASSWORD) && 'KAFKA_SASL: needs KAFKA_USERNAME and KAFKA_PASSWORD',
    Boolean(KAFKA_CERT_FILE) !== Boolean(KAFKA_KEY_FILE) && 'KAFKA_CERT_FILE: goes with KAFKA_KEY_FILE',
    hasCertificate && !tlsOf(variables) && 'KAFKA_CERT_FILE: needs KAFKA_TLS=on',
    KAFKA_SASL === 'plain' && !tlsOf(variables) && 'KAFKA_SASL: plain shows the password without KAFKA_TLS=on',
  ].filter((problem) => typeof problem === 'string');
};

/** The part of kafkajs' configuration that says how the bus is reached. @throws when a file cannot be read */
export const kafkaSecurity = (variables: Variables): Pick<KafkaConfig, 'ssl' | 'sasl'> => {
  const { KAFKA_CA_FILE, KAFKA_CERT_FILE, KAFKA_KEY_FILE, KAFKA_SASL, KAFKA_USERNAME, KAFKA_PASSWORD } = variables;
  const read = (name: 'ca' | 'cert' | 'key', file: string | undefined) => file && { [name]: readFileSync(file) };
  const ssl = { ...read('ca', KAFKA_CA_FILE), ...read('cert', KAFKA_CERT_FILE), ...read('key', KAFKA_KEY_FILE) };
  const login = { username: KAFKA_USERNAME ?? '', password: KAFKA_PASSWORD?.reveal() ?? '' };
  return {
    ...(tlsOf(variables) && { ssl }),
    ...(KAFKA_SASL && { sasl: { mechanism: KAFKA_SASL, ...login } as SASLOptions }),
  };
};
