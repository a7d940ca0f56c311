import path from 'node:path';
import { root } from './run.mjs';
import { eventKeysFile } from './secrets.mjs';

/** The order of start; everything waits for what it needs by itself. */
export const serviceNames = ['identity', 'membership', 'billing', 'cpd', 'notification'];

/**
 * A service that somebody named.
 * @param {string} name
 * @throws where there is none of that name
 */
export function serviceNamed(name) {
  if (!serviceNames.includes(name)) throw new Error(`--service takes one of ${serviceNames.join(', ')}, not ${name}`);
  return name;
}

/** The ports that are taken when they are free. */
export const wantedPorts = {
  gateway: 4000,
  identity: 4001,
  membership: 4002,
  billing: 4003,
  cpd: 4004,
  notification: 4005,
  sandbox: 4900,
  smtp: 4925,
  clamd: 4931,
};

/**
 * What each process of the platform is started with.
 * @param {{ ports: Record<keyof typeof wantedPorts, number>, secrets: ReturnType<typeof import('./secrets.mjs').localSecrets>,
 *   servers: import('../../infra/local/start-servers.mjs').Servers, dataDir: string, outside: NodeJS.ProcessEnv }} parts
 *   outside: the caller's environment, whose SMTP_URL, SMS_URL, SADAD_URL, CARD_URL, VERIFIER_URL, CLAMD_ADDRESS and IDENTITY_PROVIDER_… take the
 *   sandbox's place
 * @returns {Record<string, { main: string, env: Record<string, string>, url: string }>}
 */
export function processes({ ports, secrets, servers, dataDir, outside }) {
  const url = (/** @type {keyof typeof wantedPorts} */ name) => `http://127.0.0.1:${ports[name]}`;
  const eventKeys = eventKeysFile(dataDir, secrets);
  const common = {
    NODE_ENV: 'development',
    HOST: '127.0.0.1',
    LOG_LEVEL: outside['LOG_LEVEL'] ?? 'info',
    CLOCK_URL: `${url('sandbox')}/clock/stream`,
  };
  const service = (/** @type {keyof typeof wantedPorts} */ name, /** @type {Record<string, string>} */ own) => ({
    main: path.join(root, `services/${name}/dist/main.js`),
    url: url(name),
    env: {
      ...common,
      PORT: String(ports[name]),
      MONGODB_URI: servers.mongo.uriFor(name),
      KAFKA_BROKERS: servers.kafka.brokers,
      EVENT_SIGNING_KEY: JSON.stringify(secrets.eventKeys[name]?.own ?? {}),
      EVENT_KEYS_FILE: eventKeys,
      CALLER_KEY: secrets.callerKeys[name] ?? '',
      ...own,
    },
  });
  // Employers' clients find the token endpoint by it, so it is the gateway's own address.
  const issuer = url('gateway');
  return {
    sandbox: {
      main: path.join(root, 'infra/sandbox/dist/main.js'),
      url: url('sandbox'),
      env: {
        NODE_ENV: 'development',
        HOST: '127.0.0.1',
        PORT: String(ports.sandbox),
        SMTP_PORT: String(ports.smtp),
        CLAMD_PORT: String(ports.clamd),
        DATA_FILE: path.join(dataDir, 'sandbox.json'),
        SMS_KEY: secrets.smsKey,
        SADAD_KEY: secrets.sadadKey,
        SADAD_CALLBACK_URL: `${url('billing')}/webhooks/sadad`,
        CARD_KEY: secrets.cardKey,
        CARD_WEBHOOK_SECRET: secrets.cardWebhookSecret,
        CARD_WEBHOOK_URL: `${url('billing')}/webhooks/card`,
        VERIFIER_KEY: secrets.verifierKey,
        VERIFIER_WEBHOOK_SECRET: secrets.verifierWebhookSecret,
        VERIFIER_WEBHOOK_URL: `${url('membership')}/webhooks/verification`,
        EXAM_RESULTS_SECRET: secrets.examResultsSecret,
        EXAM_RESULTS_URL: `${url('membership')}/webhooks/exam-results`,
        IDENTITY_PROVIDER_SECRET: secrets.identityProviderSecret,
        PEOPLE_FILE: path.join(dataDir, 'people.json'),
        GATEWAY_URL: url('gateway'),
      },
    },
    identity: service('identity', {
      FIELD_KEY: secrets.identityFieldKey,
      AUDIT_KEY: secrets.auditKey,
      CODE_KEY: secrets.codeKey,
      HUMAN_KEY: secrets.humanKey,
      NOTIFICATION_SEAL_KEY: secrets.sealPublic,
      MEMBERSHIP_SEAL_KEY: secrets.membershipSeal.public,
      ACTIVATION_URL: `${url('sandbox')}/portal/activate`,
      PASSWORD_RESET_URL: `${url('sandbox')}/portal/reset-password`,
      EMAIL_CHANGE_URL: `${url('sandbox')}/portal/confirm-email`,
      INVITATION_URL: `${url('sandbox')}/portal/invitation`,
      DEVICE_URL: `${url('sandbox')}/portal/recognise-device`,
      TOKEN_ISSUER: issuer,
      IDENTITY_PROVIDER_ISSUER: outside['IDENTITY_PROVIDER_ISSUER'] ?? `${url('sandbox')}/identity-provider`,
      IDENTITY_PROVIDER_CLIENT_ID: outside['IDENTITY_PROVIDER_CLIENT_ID'] ?? 'mumaris',
      IDENTITY_PROVIDER_CLIENT_SECRET: outside['IDENTITY_PROVIDER_CLIENT_SECRET'] ?? secrets.identityProviderSecret,
      IDENTITY_PROVIDER_RETURN_URL:
        outside['IDENTITY_PROVIDER_RETURN_URL'] ?? `${url('sandbox')}/portal/provider-return`,
      // Browsers know passkeys of localhost, and of no address of digits.
      RP_ID: 'localhost',
      RP_NAME: 'Mumaris Plus',
      RP_ORIGINS: [ports.gateway, ports.sandbox].map((port) => `http://localhost:${port}`).join(','),
    }),
    membership: service('membership', {
      SEAL_KEY: secrets.membershipSeal.private,
      NOTIFICATION_SEAL_KEY: secrets.sealPublic,
      FIELD_KEY: secrets.membershipFieldKey,
      DOCUMENTS_URL: url('membership'),
      DOCUMENTS_ORIGINS: [ports.gateway, ports.sandbox].map((port) => `http://localhost:${port}`).join(','),
      DOCUMENTS_KEY: secrets.documentsKey,
      CHECK_URL: `${url('sandbox')}/portal/check`,
      DECISIONS_KEY: secrets.decisionsKey,
      PROOFS_KEY: secrets.proofsKey,
      CLAMD_ADDRESS: outside['CLAMD_ADDRESS'] ?? `tcp://127.0.0.1:${ports.clamd}`,
      VERIFIER_URL: outside['VERIFIER_URL'] ?? url('sandbox'),
      VERIFIER_KEY: outside['VERIFIER_KEY'] ?? secrets.verifierKey,
      VERIFIER_WEBHOOK_SECRET: outside['VERIFIER_WEBHOOK_SECRET'] ?? secrets.verifierWebhookSecret,
      EXAM_RESULTS_SECRET: outside['EXAM_RESULTS_SECRET'] ?? secrets.examResultsSecret,
    }),
    billing: service('billing', {
      SADAD_URL: outside['SADAD_URL'] ?? url('sandbox'),
      SADAD_KEY: outside['SADAD_KEY'] ?? secrets.sadadKey,
      CARD_URL: outside['CARD_URL'] ?? url('sandbox'),
      CARD_KEY: outside['CARD_KEY'] ?? secrets.cardKey,
      CARD_WEBHOOK_SECRET: outside['CARD_WEBHOOK_SECRET'] ?? secrets.cardWebhookSecret,
      RETURN_URL: `${url('sandbox')}/portal/return`,
      PAPERS_URL: url('billing'),
      PAPERS_KEY: secrets.papersKey,
    }),
    cpd: service('cpd', {}),
    notification: service('notification', {
      SEAL_KEY: secrets.sealPrivate,
      FIELD_KEY: secrets.notificationFieldKey,
      SMTP_URL: outside['SMTP_URL'] ?? `smtp://127.0.0.1:${ports.smtp}`,
      MAIL_FROM: 'Mumaris Plus <no-reply@mumaris.example>',
      SMS_URL: outside['SMS_URL'] ?? url('sandbox'),
      SMS_KEY: outside['SMS_KEY'] ?? secrets.smsKey,
    }),
    gateway: {
      main: path.join(root, 'gateway/dist/main.js'),
      url: url('gateway'),
      env: {
        ...common,
        PORT: String(ports.gateway),
        SUPERGRAPH_PATH: path.join(root, 'schemas/supergraph.graphql'),
        OPERATIONS_PATH: path.join(dataDir, 'operations.json'),
        NODE_OPTIONS: '--max-semi-space-size=16',
        // The whole platform shares this machine, and whoever tries it asks much at once.
        MAX_WAIT_MS: '1000',
        JWKS_URL: `${url('identity')}/.well-known/jwks.json`,
        TOKEN_ISSUER: issuer,
        INTROSPECTION: 'true',
        ALLOWED_ORIGINS: 'http://localhost:*',
        ...Object.fromEntries(
          serviceNames.flatMap((name) => [
            [`${name.toUpperCase()}_URL`, url(/** @type {keyof typeof wantedPorts} */ (name))],
            [`${name.toUpperCase()}_CALLER_KEY`, secrets.callerKeys[name] ?? ''],
          ]),
        ),
      },
    },
  };
}
