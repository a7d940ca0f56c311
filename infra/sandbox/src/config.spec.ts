import { loadConfig } from './config';

const GOOD = {
  DATA_FILE: 'state.json',
  SMS_KEY: 'sms-key-1234',
  SADAD_KEY: 'whsec_c2FkYWQta2V5',
  SADAD_CALLBACK_URL: 'http://127.0.0.1:4004/webhooks/sadad',
  CARD_KEY: 'card-key-1234',
  CARD_WEBHOOK_SECRET: 'Y2FyZC1rZXk=',
  CARD_WEBHOOK_URL: 'http://127.0.0.1:4004/webhooks/card',
  VERIFIER_KEY: 'verifier-key-1234',
  VERIFIER_WEBHOOK_SECRET: 'dmVyaWZpZXIta2V5',
  VERIFIER_WEBHOOK_URL: 'http://127.0.0.1:4002/webhooks/verification',
  EXAM_RESULTS_SECRET: 'ZXhhbS1yZXN1bHRz',
  EXAM_RESULTS_URL: 'http://127.0.0.1:4002/webhooks/exam-results',
  IDENTITY_PROVIDER_SECRET: 'provider-secret',
};

describe('the configuration', () => {
  test('has defaults for where to listen; an empty variable is one that is not set', () => {
    expect(loadConfig({ ...GOOD, GATEWAY_URL: '' })).toMatchObject({
      HOST: '127.0.0.1',
      PORT: 4900,
      SMTP_PORT: 4925,
      CLAMD_PORT: 4931,
    });
  });

  test('names every wrong variable at once and shows no value', () => {
    const wrong = {
      ...GOOD,
      PORT: '70000',
      SADAD_KEY: 'not base64!',
      CARD_KEY: 'short',
      SADAD_CALLBACK_URL: 'ftp://x',
    };
    const load = () => loadConfig({ ...wrong, SMS_KEY: '' });
    for (const name of ['PORT', 'SADAD_KEY', 'CARD_KEY', 'SADAD_CALLBACK_URL', 'SMS_KEY']) expect(load).toThrow(name);
    expect(load).not.toThrow('not base64!');
  });
});
