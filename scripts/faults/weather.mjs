import { spawn } from 'node:child_process';
import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { topicOf } from '@mumaris/kit/events/envelope';
import { connectKafka } from '@mumaris/kit/events/kafka';
import { resendEvents } from '@mumaris/kit/events/resend';
import { createLogger } from '@mumaris/kit/log';
import { freePort } from '../../infra/local/processes/ports.mjs';
import { pinnedNode } from '../platform/node.mjs';
import { serviceNames } from '../platform/processes.mjs';
import { withStoreAt } from '../platform/stores.mjs';

/**
 * @typedef {{ platform: import('../platform/index.mjs').Platform, load: import('./load.mjs').Load,
 *   wire: import('./proxy.mjs').Proxy }} Place
 * @typedef {{ name: string, happens: (place: Place) => Promise<unknown>, told?: { times: number }, alone?: boolean }} Fault
 * @typedef {import('./load.mjs').Crossing} Crossing
 *   told: how often payments are told of meanwhile; alone: nobody else is on a journey
 */

const seconds = (/** @type {number} */ count) => pause(count * 1_000);

/** Sends a signal to whoever lives yet. @param {number | undefined} pid @param {NodeJS.Signals} how */
const signal = (pid, how) => {
  try {
    if (pid !== undefined) process.kill(pid, how);
  } catch {
    // it has ended by itself, and is about to be started again
  }
};

/** @param {string} name @returns {Fault} */
const killed = (name) => ({
  name: `${name} is killed three times`,
  happens: async ({ platform }) => {
    for (let time = 0; time < 3; time++) {
      await pause(randomInt(800, 2_500));
      signal(platform.pid(name), 'SIGKILL');
    }
  },
});

/** @param {string} name @param {number} count @returns {Fault} */
const held = (name, count) => ({
  name: `${name} stands still for ${count} s, and goes on`,
  happens: async ({ platform }) => {
    await seconds(1);
    const pid = platform.pid(name);
    signal(pid, 'SIGSTOP');
    await seconds(count);
    signal(pid, 'SIGCONT');
  },
});

/**
 * Ends a service and keeps it down: what its supervisor starts in its place stands still before it can do anything.
 * @param {import('../platform/index.mjs').Platform} platform @param {string} name
 * @returns lets it live again
 */
const keepDown = (platform, name) => {
  const dead = platform.pid(name);
  signal(dead, 'SIGKILL');
  const holding = setInterval(() => {
    if (platform.pid(name) !== dead) signal(platform.pid(name), 'SIGSTOP');
  }, 100);
  return () => {
    clearInterval(holding);
    signal(platform.pid(name), 'SIGCONT');
  };
};

/** Acts that cross (BIL-05): one came before the service went down and the other after, or both while it was. @param {string} name @returns {Fault} */
const downBetween = (name) => ({
  name: `${name} is down for 60 s while payments and cancellations cross`,
  happens: async ({ platform, load }) => {
    const nearly = () => pause(randomInt(0, 50));
    const crossings = await Promise.all(Array.from({ length: 4 }, load.crossing));
    const [paid, cancelled, ...others] = /** @type {[Crossing, Crossing, ...Crossing[]]} */ (crossings);
    await Promise.all([paid.pay(), cancelled.cancel()]);
    const letLive = keepDown(platform, name);
    const acts = [paid.cancel, cancelled.pay, ...others.flatMap(({ pay, cancel }) => [pay, cancel])];
    const done = Promise.all(acts.map(async (act) => nearly().then(act)));
    await seconds(60);
    letLive();
    await done;
    await Promise.all(crossings.map((one) => load.until(one, 'CANCELLED')));
  },
});

/** A second copy of services, with relays, consumers, sweeps and tasks of its own. @param {string[]} names @returns {Fault} */
const twice = (names) => ({
  name: `two copies of ${names.join(', ')} run at once`,
  happens: async ({ platform }) => {
    const copies = await Promise.all(
      names.map(async (name) => {
        const env = { ...platform.env(name), PORT: String(await freePort()), PATH: process.env['PATH'] };
        return spawn(pinnedNode().file, [platform.main(name)], { env, stdio: 'ignore' });
      }),
    );
    await seconds(15);
    for (const copy of copies) copy.kill('SIGKILL');
  },
});

/** @param {import('../platform/index.mjs').Addresses} addresses @param {object} how */
const outside = async ({ sandbox }, how) => {
  const body = JSON.stringify(how);
  await fetch(`${sandbox}/faults`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
};

/** @param {string} what @param {string[]} parts of the outside world @returns {Fault} */
const away = (what, parts) => ({
  name: `${what} refuse for 20 s`,
  happens: async ({ platform: { addresses } }) => {
    const all = (/** @type {string} */ how) => Object.fromEntries(parts.map((part) => [part, how]));
    await outside(addresses, all('refuse'));
    await seconds(20);
    await outside(addresses, all('accept'));
  },
});

/** @param {import('./proxy.mjs').Mode} mode @param {number} count @returns {Fault} */
const badWire = (mode, count) => ({
  name: `the wire to the store: ${mode}, for ${count} s`,
  happens: async ({ wire }) => {
    await seconds(1);
    wire.turn(mode);
    await seconds(count);
    wire.turn('pass');
  },
});

/** @type {Fault} */
const cut = {
  name: 'the wire to the store is cut twenty times',
  happens: async ({ wire }) => {
    for (let time = 0; time < 20; time++) {
      await pause(500);
      wire.cut();
    }
  },
};

/** @type {Fault} */
const again = {
  name: 'every event there ever was is said twice more',
  happens: async ({ platform }) => {
    for (let time = 0; time < 2; time++) {
      await seconds(3);
      for (const name of serviceNames) {
        // By the wire that the service itself uses.
        const uri = platform.env(name)['MONGODB_URI'] ?? '';
        await withStoreAt(uri, name, (store) => resendEvents(store, { since: new Date(0) }));
      }
    }
  },
};

/** @type {Fault} */
const poison = {
  name: 'strangers and rubbish on every topic',
  happens: async ({ platform: { addresses } }) => {
    const log = createLogger('faults', 'silent');
    const brokers = addresses.kafkaBrokers.split(',');
    const producer = connectKafka({ clientId: 'faults', brokers, log }).producer();
    await producer.connect();
    const rubbish = [randomBytes(400_000), Buffer.from('{}'), Buffer.from('not JSON'), Buffer.alloc(0)];
    for (const name of serviceNames)
      for (let time = 0; time < 10; time++)
        await producer.send({ topic: topicOf('mumaris', name), messages: rubbish.map((value) => ({ value })) });
    await producer.disconnect();
  },
};

/** @type {Fault} */
const crowds = {
  name: '100 submissions of one application and 100 notices of one payment at once',
  happens: async ({ load }) => {
    const filed = await load.drafted(await load.applicant());
    const submit = `mutation ($input: SubmitApplicationInput!) {
      submitApplication(input: $input) { application { id } errors { code } } }`;
    const input = { applicationId: filed.id };
    await Promise.all(Array.from({ length: 100 }, () => load.graph.raw(submit, { input }, filed.token)));
    const { number } = await load.bill(filed, 'ADMINISTRATIVE');
    for (let round = 0; round < 5; round++) await load.town.payBill(number, { times: 20, anyway: true });
    await load.until(filed, 'UNDER_REVIEW');
  },
};

/** @type {Fault} */
const guesses = {
  name: '1,000 guesses of one code',
  alone: true,
  happens: async ({ load }) => {
    const guess = `mutation ($input: VerifyMobileInput!) { verifyMobile(input: $input) { errors { code } } }`;
    const input = (/** @type {number} */ code) => ({ signUpId: 'sgn_nobodys', code: String(code).padStart(6, '0') });
    for (let wave = 0; wave < 20; wave++)
      await Promise.all(
        Array.from({ length: 50 }, (_, index) => load.graph.raw(guess, { input: input(wave * 50 + index) })),
      );
  },
};

/** @type {Fault} */
const fortyDays = {
  name: 'the clock goes on by 40 days, over fees that nobody pays',
  happens: async ({ load }) => {
    const people = await Promise.all([1, 2, 3].map(load.applicant));
    const filed = await Promise.all(people.map(async (one) => load.submitted(await load.drafted(one))));
    for (const one of filed) await load.bill(one, 'ADMINISTRATIVE');
    await load.town.moveClock('P40D');
    const tokens = await Promise.all(people.map(load.signIn));
    await Promise.all(filed.map(({ id }, index) => load.until({ id, token: tokens[index] ?? '' }, 'CANCELLED')));
  },
  alone: true,
};

/** What goes wrong, one after another; what ends sign-ins or the tries of an address comes last. @type {readonly Fault[]} */
export const faults = [
  ...[...serviceNames, 'gateway'].map(killed),
  ...['MongoDB', 'Kafka'].map(killed),
  held('Kafka', 60),
  ...['billing', 'membership'].map((name) => held(name, 12)),
  ...['billing', 'membership'].map(downBetween),
  badWire('lose replies', 10),
  badWire('slow', 15),
  cut,
  twice(['membership', 'billing', 'notification']),
  again,
  poison,
  { name: 'no payment is told of', told: { times: 0 }, happens: async () => {} },
  away('mail and SMS', ['smtp', 'sms']),
  away('SADAD and the card provider', ['sadad', 'card']),
  crowds,
  fortyDays,
  guesses,
];
