import { readConfig } from './config';

const complete = {
  NODE_ENV: 'test',
  MONGODB_URI: 'mongodb://127.0.0.1/billing',
  KAFKA_BROKERS: '127.0.0.1:9092',
  EVENT_SIGNING_KEY: '{}',
  EVENT_KEYS_FILE: '/etc/mumaris/event-keys.json',
  CALLER_KEY: 'A'.repeat(43),
  SADAD_URL: 'https://biller.example',
  SADAD_KEY: 'whsec_c2lnbmluZy1rZXk=',
  CARD_URL: 'https://cards.example',
  CARD_KEY: 'card-key',
  CARD_WEBHOOK_SECRET: 'c2lnbmluZy1rZXk=',
  RETURN_URL: 'https://portal.example/payments/return',
  PAPERS_URL: 'https://billing.example',
  PAPERS_KEY: 'A'.repeat(43),
};

describe('the configuration', () => {
  it('is read, and shows no secret', () => {
    const config = readConfig(complete);
    expect(config.SADAD_KEY.reveal()).toBe('whsec_c2lnbmluZy1rZXk=');
    expect(JSON.stringify(config)).not.toContain('c2lnbmluZy1rZXk');
  });

  it('names every variable that is wrong, and no value', () => {
    const wrong = {
      ...complete,
      SADAD_URL: 'ftp://biller',
      RETURN_URL: 'javascript:alert(1)',
      SADAD_KEY: 'not base64!',
    };
    const { CARD_KEY: _, ...incomplete } = wrong;
    const read = () => readConfig(incomplete);
    for (const name of ['SADAD_URL', 'RETURN_URL', 'SADAD_KEY', 'CARD_KEY: is not set']) expect(read).toThrow(name);
    expect(read).not.toThrow('not base64!');
  });

  it('BIL-10 has the ledger in a database that can be named', () => {
    expect(readConfig(complete).LEDGER_DATABASE).toBeUndefined();
    expect(readConfig({ ...complete, LEDGER_DATABASE: 'books-2026' }).LEDGER_DATABASE).toBe('books-2026');
    for (const name of ['books.2026', 'a b', 'x'.repeat(61)])
      expect(() => readConfig({ ...complete, LEDGER_DATABASE: name })).toThrow('LEDGER_DATABASE');
  });

  it('sends no bill and no payer over the net in clear in production', () => {
    const secure = {
      ...complete,
      NODE_ENV: 'production',
      MONGODB_URI: 'mongodb://billing:secret@127.0.0.1/billing?tls=true',
      KAFKA_SASL: 'scram-sha-512',
      KAFKA_USERNAME: 'billing',
      KAFKA_PASSWORD: 'secret',
    };
    expect(() => readConfig(secure)).not.toThrow();
    for (const name of ['SADAD_URL', 'CARD_URL', 'RETURN_URL', 'PAPERS_URL'])
      expect(() => readConfig({ ...secure, [name]: 'http://elsewhere.example' })).toThrow(`${name}: has to be https`);
  });
});
