import { randomBytes } from 'node:crypto';
import { testEventKeys, testMongoUri, testTopics } from '@mumaris/kit/testing';

const newKey = () => randomBytes(32).toString('base64url');

/** What identity is configured with here: cheap, on servers of its own names. */
export const testEnvironment = async (sealKey: string): Promise<Record<string, string>> => {
  const { brokers, prefix } = await testTopics();
  const keys = testEventKeys('identity');
  return {
    NODE_ENV: 'test',
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'silent',
    HOST: '127.0.0.1',
    PORT: '0',
    MONGODB_URI: testMongoUri().reveal(),
    KAFKA_BROKERS: brokers.join(','),
    EVENT_SIGNING_KEY: keys.EVENT_SIGNING_KEY.reveal(),
    EVENT_KEYS_FILE: keys.EVENT_KEYS_FILE,
    KAFKA_PREFIX: prefix,
    CALLER_KEY: newKey(),
    FIELD_KEY: newKey(),
    AUDIT_KEY: newKey(),
    CODE_KEY: newKey(),
    HUMAN_KEY: newKey(),
    // One reader plays both of those who are sealed for.
    NOTIFICATION_SEAL_KEY: sealKey,
    MEMBERSHIP_SEAL_KEY: sealKey,
    ACTIVATION_URL: 'https://portal.example/activate',
    PASSWORD_RESET_URL: 'https://portal.example/reset-password',
    EMAIL_CHANGE_URL: 'https://portal.example/confirm-email',
    INVITATION_URL: 'https://portal.example/invitation',
    DEVICE_URL: 'https://portal.example/recognise-device',
    TOKEN_ISSUER: 'https://mumaris.example',
    RP_ID: 'portal.example',
    RP_NAME: 'Mumaris Plus',
    RP_ORIGINS: 'https://portal.example,https://app.portal.example',
    // Cheap hashes: what they cost is not what these tests are about.
    ARGON2_MEMORY_KIB: '1024',
    ARGON2_PASSES: '1',
    PASSWORD_QUEUE: '200',
    PASSWORD_PATIENCE_MS: '20000',
    // What tests wait for is not what they are about; test/enumeration.timing is.
    ANSWERS_AFTER_MS: '0',
  };
};
