import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { InvoiceExpiredV1 } from '@mumaris/schemas';
import { readDeadLetters, replayDeadLetters } from '../src/events/dead-letter-tool';
import { topicOf } from '../src/events/envelope';
import { on } from '../src/events/handler';
import { newId } from '../src/id';
import { testBus, type TestBus, waitFor } from '../src/testing';
import { dataOf, effectsOf } from './support/invoices';
import { type Bus, listen, openBus, openStore, readTopic } from './support/parties';

let bus: Bus;
let neighbour: TestBus;
let store: Awaited<ReturnType<typeof openStore<ReturnType<typeof effectsOf>>>>;
let mended: boolean;
const [good, bad] = [newId('inv'), newId('inv')];

beforeEach(async () => {
  mended = false;
  [bus, store] = await Promise.all([openBus(), openStore(effectsOf)]);
  neighbour = await testBus(bus.brokers, bus.prefix);
});
afterEach(async () => {
  await neighbour.stop();
  await bus.close();
  await store.drop();
});

const place = () => ({ kafka: bus.kafka, prefix: bus.prefix, service: 'notification' });
const replay = (which: 'all' | string[]) => replayDeadLetters({ ...place(), publisher: bus.publisher, which });
const say = (id: string, step: number) =>
  neighbour.publish(InvoiceExpiredV1, dataOf(id, step), { subject: id, sequence: 100 * step });

/** Fails for one aggregate until it is mended. */
const listening = () =>
  listen(bus, store.connection, {
    maxTries: 1,
    handlers: [
      on(InvoiceExpiredV1, ({ subject, data }, tx) => {
        if (subject === bad && !mended) throw new Error('no template for this kind');
        return store.parts.note(subject, data.total.amount, tx);
      }),
    ],
  });

describe('dead letters', () => {
  it('are none where nothing failed', async () => {
    expect(await readDeadLetters(place())).toEqual([]);
    expect(await replay('all')).toEqual([]);
  });

  it('are listed with what, why and from where, then given back once, and take effect once', async () => {
    const listener = await listening();
    for (const step of [1, 2, 3]) await say(bad, step);
    await neighbour.publishRaw('billing', 'k', 'not JSON');
    await say(good, 1);
    await waitFor(async () => (await readDeadLetters(place())).length === 4);
    const letters = await readDeadLetters(place());
    expect(letters.map(({ reason }) => reason)).toEqual(
      expect.arrayContaining(['Error: no template for this kind', 'ContractViolation: message: is not JSON']),
    );
    for (const letter of letters) {
      expect(letter).toMatchObject({ originalTopic: topicOf(bus.prefix, 'billing'), replayedAt: null });
      expect(letter.at).toMatch(/^\d\/\d+$/);
      expect(letter.originalAt).toMatch(/^\d\/\d+$/);
    }

    mended = true;
    const [first] = letters.filter(({ key }) => key?.toString() === bad);
    await replay([first?.at ?? '']);
    await waitFor(async () => (await store.parts.of(bad)).length === 1);
    const given = await replay('all');
    expect(given).toHaveLength(3);
    expect(given.map(({ at }) => at)).not.toContain(first?.at);
    await waitFor(async () => (await store.parts.of(bad)).length === 3);
    // What is not JSON is not mended by giving it back: it is there anew, and only that is left to do.
    await waitFor(async () => (await readDeadLetters(place())).length === 5);
    const left = (await readDeadLetters(place())).filter(({ replayedAt }) => !replayedAt);
    expect(left.map(({ value }) => value?.toString())).toEqual(['not JSON']);

    await replay([first?.at ?? '']); // by name it can be given back again; the inbox drops it
    await say(good, 2);
    await waitFor(async () => (await store.parts.of(good)).length === 2);
    await waitFor(() => listener.state().lag === 0);
    await listener.stop();
    expect((await store.parts.of(bad)).toSorted()).toEqual([1, 2, 3]);
  });

  it('can be listed and given back from the command line, which shows nothing of their content', async () => {
    const listener = await listening();
    await say(bad, 1);
    await waitFor(async () => (await readDeadLetters(place())).length === 1);
    const asked = (...args: string[]) => {
      const script = path.join(__dirname, '../../../scripts/dead-letters.mjs');
      const env = { ...process.env, KAFKA_BROKERS: bus.brokers.join(), KAFKA_PREFIX: bus.prefix };
      return promisify(execFile)(process.execPath, [script, ...args, '--service', 'notification'], { env });
    };
    const listed = await asked('list');
    expect(listed.stdout).toContain(InvoiceExpiredV1.type);
    expect(listed.stdout).toContain('no template for this kind');
    expect(listed.stdout).not.toContain(dataOf(bad, 1).accountId);
    mended = true;
    expect((await asked('replay', '--all')).stdout).toContain('1 given back');
    await waitFor(async () => (await store.parts.of(bad)).length === 1);
    expect((await asked('replay', '--all')).stdout).toContain('0 given back');
    await expect(asked('replay')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('usage') as string,
    });
    await listener.stop();
  });

  it('that are not there stop a replay before it begins', async () => {
    const listener = await listening();
    await say(bad, 1);
    await waitFor(async () => (await readDeadLetters(place())).length === 1);
    await listener.stop();
    const [letter] = await readDeadLetters(place());
    await expect(replay([letter?.at ?? '', '0/999'])).rejects.toThrow('no dead letter of notification at 0/999');
    expect(await readTopic(bus, topicOf(bus.prefix, 'billing'))).toHaveLength(1);
  });
});
