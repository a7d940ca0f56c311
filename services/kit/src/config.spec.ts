import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { inspect } from 'node:util';
import { z } from 'zod';
import { ConfigError, key, list, loadConfig, port, Secret, secret, serviceVariables, webAddress } from './config';
import { kafkaSecurity } from './events/kafka-security';
import { createLogger } from './log';

const complete = {
  NODE_ENV: 'test',
  MONGODB_URI: 'mongodb://someone:hunter2@127.0.0.1/?tls=true',
  KAFKA_BROKERS: 'one:9092, two:9092,',
  EVENT_SIGNING_KEY: '{"kty":"OKP"}',
  EVENT_KEYS_FILE: '/etc/mumaris/event-keys.json',
  CALLER_KEY: Buffer.alloc(32, 7).toString('base64url'),
};

const messageOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as Error).message;
  }
  throw new Error('it was accepted');
};

describe('configuration', () => {
  it('gives typed values, defaults and lists', () => {
    const config = loadConfig(serviceVariables, complete);
    expect(config).toMatchObject({ PORT: 4000, LOG_LEVEL: 'info', KAFKA_BROKERS: ['one:9092', 'two:9092'] });
    expect(config.MONGODB_URI.reveal()).toBe(complete.MONGODB_URI);
  });

  it('takes an empty variable for one that is not set', () => {
    expect(loadConfig(serviceVariables, { ...complete, LOG_LEVEL: '' }).LOG_LEVEL).toBe('info');
  });

  it('names everything that is missing or wrong at once, each by its variable', () => {
    const message = messageOf(() =>
      loadConfig(
        { ...serviceVariables, RETRIES: z.coerce.number(), OWN_KEY: key() },
        { PORT: '70000', LOG_LEVEL: 'loud', RETRIES: 'many', KAFKA_BROKERS: ' , ', CLOCK_URL: 'http://clock' },
      ),
    );
    for (const name of ['PORT', 'LOG_LEVEL', 'RETRIES', 'KAFKA_BROKERS', 'CLOCK_URL'])
      expect(message).toMatch(new RegExp(`^ {2}${name}: `, 'm'));
    for (const name of ['MONGODB_URI', 'CALLER_KEY', 'OWN_KEY']) expect(message).toContain(`${name}: is not set`);
  });

  it('refuses a key that is too short, and does not print it', () => {
    const message = messageOf(() =>
      loadConfig(serviceVariables, { ...complete, CALLER_KEY: 'c2hvcnQtYW5kLXNlY3JldA' }),
    );
    expect(message).toContain('CALLER_KEY: ');
    expect(message).not.toContain('c2hvcnQ');
  });

  const secure = { KAFKA_SASL: 'scram-sha-512', KAFKA_USERNAME: 'billing', KAFKA_PASSWORD: 'hunter2' };

  it.each([
    ['nothing said of it', {}, 'KAFKA_SASL: the brokers have to know this service'],
    ['no TLS', { ...secure, KAFKA_TLS: 'off' }, 'KAFKA_TLS: cannot be off in production'],
    ['a user without a password', { ...secure, KAFKA_PASSWORD: '' }, 'KAFKA_SASL: needs KAFKA_USERNAME'],
    ['a certificate without its key', { ...secure, KAFKA_CERT_FILE: 'c.pem' }, 'KAFKA_CERT_FILE: goes with'],
  ])('refuses a bus that anybody could speak on in production: %s', (_, bus, problem) => {
    const message = messageOf(() => loadConfig(serviceVariables, { ...complete, ...bus, NODE_ENV: 'production' }));
    expect(message).toContain(problem);
    expect(message).not.toContain('hunter2');
  });

  it('takes a bus with TLS and a name, and shows no password', () => {
    const config = loadConfig(serviceVariables, { ...complete, ...secure, NODE_ENV: 'production' });
    expect(kafkaSecurity(config)).toEqual({
      ssl: {},
      sasl: { mechanism: 'scram-sha-512', username: 'billing', password: 'hunter2' },
    });
    expect(kafkaSecurity({ ...config, NODE_ENV: 'test', KAFKA_SASL: undefined })).toEqual({});
    expect(inspect(config)).not.toContain('hunter2');
  });

  const { MONGODB_URI } = serviceVariables;
  const inClear = 'MONGODB_URI: the store is not spoken to in clear';
  const unseen = "MONGODB_URI: the store's certificate is looked at";
  const unknown = 'MONGODB_URI: the store has to know this service';

  it.each([
    ['mongodb://billing:hunter2@host/billing?replicaSet=rs0', [inClear]],
    ['mongodb://billing:hunter2@host/billing?tlsCAFile=ca.pem', [inClear]],
    ['mongodb+srv://billing:hunter2@host.example.com/billing?tls=false', [inClear]],
    ['mongodb://billing:hunter2@host/billing?tls=true&tlsInsecure=true', [unseen]],
    ['mongodb://billing:hunter2@host/billing?tls=true&tlsAllowInvalidCertificates=true', [unseen]],
    ['mongodb://billing:hunter2@host/billing?tls=true&tlsAllowInvalidHostnames=true', [unseen]],
    ['mongodb://host/billing?tls=true', [unknown]],
    ['mongodb://billing@host/billing?tls=true', [unknown]],
    ['mongodb://host/billing', [inClear, unknown]],
    ['mongodb://billing:hunter2@@host/billing', ['MONGODB_URI: is no address of a MongoDB']],
  ])('refuses a store that strangers could read in production: %s', (uri, problems) => {
    const message = messageOf(() => loadConfig({ MONGODB_URI }, { MONGODB_URI: uri }));
    for (const problem of problems) expect(message).toContain(problem);
    expect(message.match(/MONGODB_URI: /g)).toHaveLength(problems.length);
    expect(message).not.toContain('hunter2');
    expect(() => loadConfig({ MONGODB_URI }, { MONGODB_URI: uri, NODE_ENV: 'development' })).not.toThrow();
  });

  it.each([
    complete.MONGODB_URI,
    'mongodb://billing:p%40ss@one:27017,two:27017/billing?replicaSet=rs0&tls=true&tlsCAFile=/etc/mumaris/ca.pem',
    'mongodb+srv://billing:secret@host.example.com/billing',
    'mongodb://host/billing?tls=true&authSource=$external&authMechanism=MONGODB-X509&tlsCertificateKeyFile=c.pem',
  ])('takes a store with TLS and a user in production: %s', (uri) => {
    expect(loadConfig({ MONGODB_URI }, { MONGODB_URI: uri }).MONGODB_URI.reveal()).toBe(uri);
  });

  it('takes addresses of the web in clear everywhere but in production', () => {
    const shape = { GATE_URL: webAddress(), OTHER_URL: webAddress().optional() };
    const env = { GATE_URL: 'http://gate.example', OTHER_URL: 'http://other.example' };
    expect(loadConfig(shape, { ...env, NODE_ENV: 'test' })).toEqual(env);
    const message = messageOf(() => loadConfig(shape, env));
    for (const name of ['GATE_URL', 'OTHER_URL']) expect(message).toContain(`${name}: has to be https in production`);
    expect(() => loadConfig(shape, { GATE_URL: 'https://gate.example' })).not.toThrow();
  });

  it.each([undefined, 'production'])('refuses a movable clock where NODE_ENV is %s', (environment) => {
    const env = { ...complete, NODE_ENV: environment, CLOCK_URL: 'http://clock.example/stream' };
    expect(messageOf(() => loadConfig(serviceVariables, env))).toContain('CLOCK_URL');
    expect(() => loadConfig(serviceVariables, { ...env, NODE_ENV: 'development' })).not.toThrow();
  });
});

describe('a secret', () => {
  const value = 'hunter2-hunter2';
  const hidden = new Secret(value);

  it('is not shown by printing, joining, serialising, cloning or inspecting it', () => {
    const shown = [
      String(hidden),
      [hidden].join(),
      JSON.stringify({ hidden }),
      inspect(hidden),
      inspect({ deep: [hidden] }, { showHidden: true, depth: 9, customInspect: false }),
      JSON.stringify(Object.entries(hidden)),
      inspect(structuredClone(hidden)),
    ];
    for (const text of shown) expect(text).not.toContain('hunter2');
  });

  it('is not shown by the console or by the log', () => {
    const written: string[] = [];
    const stream = new Writable({ write: (chunk, _encoding, done) => done(void written.push(String(chunk))) });
    new Console(stream).log(hidden, { hidden });
    const spy = jest.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    createLogger('test', 'info').info({ hidden, config: loadConfig(serviceVariables, complete) }, 'started');
    spy.mockRestore();
    expect(written.join('')).toContain('[secret]');
    expect(written.join('')).not.toContain('hunter2');
  });

  it('gives its value only when asked', () => {
    expect(z.object({ A: secret() }).parse({ A: value }).A.reveal()).toBe(value);
  });
});

it('knows the ports there are', () => {
  expect(port().safeParse('65535').success).toBe(true);
  expect(port().safeParse('65536').success).toBe(false);
  expect(list().safeParse('').success).toBe(false);
});
