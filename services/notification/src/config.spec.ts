import { readConfig } from './config';

const complete = {
  NODE_ENV: 'production',
  MONGODB_URI: 'mongodb://notification:secret@127.0.0.1/notification?tls=true',
  KAFKA_BROKERS: '127.0.0.1:9092',
  KAFKA_SASL: 'scram-sha-512',
  KAFKA_USERNAME: 'notification',
  KAFKA_PASSWORD: 'secret',
  EVENT_SIGNING_KEY: '{}',
  EVENT_KEYS_FILE: '/etc/mumaris/event-keys.json',
  CALLER_KEY: 'A'.repeat(43),
  SEAL_KEY: '{}',
  FIELD_KEY: 'A'.repeat(43),
  SMTP_URL: 'smtps://notification:hunter2@mail.example',
  MAIL_FROM: 'no-reply@mumaris.example',
  SMS_URL: 'https://sms.example',
  SMS_KEY: 'key',
};

describe('the mail server in production', () => {
  it.each([
    [{}],
    [{ SMTP_URL: 'smtp://notification:hunter2@mail.example:587?requireTLS=true&name=mumaris.example' }],
    [{ SMTP_URL: 'smtps://mail.example', SMTP_LOGIN: 'none', SMTP_CA_FILE: '/etc/mumaris/mail-ca.pem' }],
  ])('is taken with TLS and a user, or where none is said to be needed: %j', (mail) => {
    expect(() => readConfig({ ...complete, ...mail })).not.toThrow();
  });

  const inClear = 'mail does not go in clear';
  it.each([
    ['smtp://notification:hunter2@mail.example:587', inClear],
    ['smtp://notification:hunter2@mail.example?requireTLS=false', inClear],
    ['smtp://notification:hunter2@mail.example?requireTLS=true&requireTLS=false', inClear],
    ['smtps://notification:hunter2@mail.example?tls.rejectUnauthorized=false', 'takes no other options'],
    ['smtps://notification:hunter2@mail.example?secure=false', 'takes no other options'],
    ['smtps://mail.example', 'has to know this service'],
    ['smtps://notification@mail.example', 'has to know this service'],
    ['direct://notification:hunter2@mail.example', 'is no address of a mail server'],
    ['smtps:notification:hunter2', 'is no address of a mail server'],
    ['mail.example', 'is no address of a mail server'],
  ])('is refused where mail could be read or refused by strangers: %s', (SMTP_URL, problem) => {
    const read = () => readConfig({ ...complete, SMTP_URL });
    expect(read).toThrow('SMTP_URL: ');
    expect(read).toThrow(problem);
    expect(read).not.toThrow('hunter2');
    const anywhereElse = { ...complete, SMTP_URL, NODE_ENV: 'development' };
    expect(() => readConfig(anywhereElse)).not.toThrow();
  });

  it('is not the only one: no SMS goes in clear either', () => {
    expect(() => readConfig({ ...complete, SMS_URL: 'http://sms.example' })).toThrow('SMS_URL: has to be https');
  });
});
