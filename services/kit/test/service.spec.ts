import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { InvoiceExpiredV1 } from '@mumaris/schemas';
import { loadConfig, Secret, type ServiceConfig, serviceVariables } from '../src/config';
import { on } from '../src/events/handler';
import { type Platform, type RunningService, startService } from '../src/service';
import { dropStore, fixedClock, testBus, testEventKeys, testMongoUri, testTopics, waitFor } from '../src/testing';
import { dataOf } from './support/invoices';

let config: ServiceConfig;

beforeEach(async () => {
  const { brokers, prefix } = await testTopics();
  const keys = testEventKeys('cpd');
  const given = loadConfig(serviceVariables, {
    NODE_ENV: 'test',
    LOG_LEVEL: 'silent',
    HOST: '127.0.0.1',
    PORT: '0',
    MONGODB_URI: testMongoUri().reveal(),
    KAFKA_BROKERS: brokers.join(),
    KAFKA_PREFIX: prefix,
    CALLER_KEY: Buffer.alloc(32, 7).toString('base64url'),
    EVENT_SIGNING_KEY: keys.EVENT_SIGNING_KEY.reveal(),
    EVENT_KEYS_FILE: keys.EVENT_KEYS_FILE,
  });
  config = given;
});
afterEach(() => dropStore(config.MONGODB_URI));

const ready = async ({ url }: RunningService) => (await fetch(`${url}/health/ready`)).status;

describe('a service', () => {
  it('starts, says that it is ready, hears events and ends in order', async () => {
    const heard: string[] = [];
    const ran: string[] = [];
    let platform: Platform | undefined;
    const service = await startService(
      'notification',
      config,
      (given) => {
        platform = given;
        return {
          resolvers: {},
          context: (caller) => ({ caller }),
          handlers: [
            on(InvoiceExpiredV1, async ({ subject }, tx) => {
              heard.push(subject);
              await given.tasks.add([{ key: subject, kind: 'mail', payload: {} }], tx);
            }),
          ],
          runners: { mail: (_, { key }) => Promise.resolve(void ran.push(key)) },
        };
      },
      fixedClock('2026-11-22T09:00:00Z'),
    );
    await waitFor(async () => (await ready(service)) === 200);
    const bus = await testBus(config.KAFKA_BROKERS, config.KAFKA_PREFIX);
    await bus.publish(InvoiceExpiredV1, dataOf('inv_heard_once', 1), { subject: 'inv_heard_once' });
    await waitFor(() => ran.length === 1);
    expect(heard).toEqual(['inv_heard_once']);
    expect(platform?.clock.now().toISOString()).toBe('2026-11-22T09:00:00.000Z');
    await bus.stop();
    await service.stop();
    await expect(fetch(service.url)).rejects.toThrow();
    expect(platform?.connection.readyState).toBe(0);
  });

  it('starts and serves while there is no bus, and says so as a note', async () => {
    const away = { ...config, KAFKA_BROKERS: ['127.0.0.1:1'] };
    const handlers = [on(InvoiceExpiredV1, () => Promise.resolve())];
    const service = await startService('notification', away, () => ({
      resolvers: {},
      context: (caller) => ({ caller }),
      handlers,
    }));
    const answers = await Promise.all(
      ['live', 'ready'].map(async (name) => {
        const response = await fetch(`${service.url}/health/${name}`);
        return {
          status: response.status,
          body: (await response.json()) as { notes: Record<string, { says: string }> },
        };
      }),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[1]?.body.notes['consumer']?.says).toBe('not in its consumer group; events wait');
    const metrics = await (await fetch(`${service.url}/metrics`)).text();
    expect(metrics).toContain('mumaris_consumer_joined{service="notification"} 0');
    expect(metrics).toContain('mumaris_outbox_oldest_unsent_seconds{service="notification"} 0');
    expect(metrics).toContain('mumaris_dead_letters{service="notification"} 0');
    expect(metrics).toContain('mumaris_dead_tasks{service="notification"} 0');
    await service.stop();
  });

  it('that cannot start leaves nothing running and says why', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const PORT = (taken.address() as AddressInfo).port;
    const stopped = jest.fn(() => Promise.resolve());
    const worker = { start: () => undefined, stop: stopped };
    let platform: Platform | undefined;
    const start = startService('cpd', { ...config, PORT }, (given) => {
      platform = given;
      return { resolvers: {}, context: (caller) => ({ caller }), workers: [worker] };
    });
    await expect(start).rejects.toThrow('EADDRINUSE');
    expect(stopped).toHaveBeenCalledTimes(1);
    expect(platform?.connection.readyState).toBe(0);
    taken.close();
  });

  it('that hears what its contract does not say does not start', async () => {
    const handlers = [on(InvoiceExpiredV1, () => Promise.resolve())];
    const start = startService('cpd', config, () => ({ resolvers: {}, context: (caller) => ({ caller }), handlers }));
    await expect(start).rejects.toThrow('cpd hears billing, and schemas/events/hearers.json does not say so');
  });

  it('without its store ends within its limits, and does not tell the password', async () => {
    const away = { ...config, MONGODB_URI: new Secret('mongodb://someone:hunter2@127.0.0.1:1/x') };
    const parts = { resolvers: {}, context: (caller: never) => ({ caller }) };
    const error = await startService('cpd', away, () => parts).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Error);
    expect(String((error as Error).stack)).not.toContain('hunter2');
  });
});
