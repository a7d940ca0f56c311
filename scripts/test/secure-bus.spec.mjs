import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Secret } from '@mumaris/kit/config';
import { aclsOf } from '@mumaris/kit/events/acls';
import { topicOf } from '@mumaris/kit/events/envelope';
import { connectKafka } from '@mumaris/kit/events/kafka';
import { kafkaSecurity } from '@mumaris/kit/events/kafka-security';
import { createPublisher } from '@mumaris/kit/events/producer';
import { createLogger } from '@mumaris/kit/log';
import kafkajs from 'kafkajs';
import { startSecureKafka } from './secure-kafka.mjs';

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;
const prefix = 'mumaris';
const services = ['identity', 'membership', 'billing', 'cpd', 'notification'];
const users = Object.fromEntries(['admin', ...services].map((name) => [name, `${name}-secret`]));
const log = createLogger('test', 'silent');

/** @type {Awaited<ReturnType<typeof startSecureKafka>>} */
let kafka;

/** A client as a service's configuration makes it. @param {string} user @param {object} change */
const clientOf = (user, change = {}) =>
  connectKafka({
    clientId: user,
    brokers: [kafka.saslBroker],
    log,
    security: kafkaSecurity({
      NODE_ENV: 'production',
      KAFKA_CA_FILE: kafka.caFile,
      KAFKA_SASL: 'scram-sha-512',
      KAFKA_USERNAME: user,
      KAFKA_PASSWORD: new Secret(users[user] ?? ''),
      ...change,
    }),
  });

/** @param {() => Promise<unknown>} work */
const patiently = async (work) => {
  for (let tries = 1; ; tries++)
    try {
      return await work();
    } catch (error) {
      if (tries === 40) throw new Error(kafka.logTail(), { cause: error });
      await sleep(250);
    }
};

/** What becomes of one message on a topic. @param {ReturnType<typeof clientOf>} client @param {string} topic */
const said = async (client, topic) => {
  const publisher = createPublisher(client, log);
  try {
    await publisher.publish([{ topic, key: 'k', value: 'v' }]);
    return 'taken';
  } catch (error) {
    return error instanceof Error ? error.name : 'refused';
  } finally {
    await publisher.stop();
  }
};

/** @param {string} user @param {string} topic @param {string} groupId */
const heard = async (user, topic, groupId) => {
  // A broker that has just started knows no coordinator of a group yet; that somebody may not is said at once.
  const consumer = clientOf(user).consumer({ groupId, maxWaitTimeInMs: 50, retry: { retries: 8 } });
  try {
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    return await new Promise((resolve, reject) => {
      consumer.on('consumer.crash', ({ payload: { error } }) => resolve(error.name));
      consumer
        .run({ eachMessage: async ({ message }) => resolve(message.value?.toString()) })
        .catch((error) => resolve(error.name));
      sleep(40_000, undefined, { ref: false }).then(() => reject(new Error('nothing was heard')));
    });
  } catch (error) {
    return error instanceof Error ? error.name : 'refused';
  } finally {
    await consumer.disconnect();
  }
};

before(async () => {
  kafka = await startSecureKafka(users);
  const admin = clientOf('admin').admin();
  await patiently(() => admin.connect());
  const topics = services.map((name) => topicOf(prefix, name));
  await patiently(() =>
    admin.createTopics({ topics: topics.map((topic) => ({ topic, numPartitions: 1 })), waitForLeaders: true }),
  );
  await admin.createAcls({
    acl: aclsOf(prefix).flatMap(({ user, resource, name, operations }) =>
      operations.map((operation) => ({
        resourceType: AclResourceTypes[resource],
        resourceName: name,
        resourcePatternType: ResourcePatternTypes.LITERAL,
        principal: `User:${user}`,
        host: '*',
        operation: AclOperationTypes[operation],
        permissionType: AclPermissionTypes.ALLOW,
      })),
    ),
  });
  await admin.disconnect();
});
after(() => kafka?.stop());

test('a service says its own word by name and password over TLS, and those who hear it do', async () => {
  assert.equal(await patiently(() => said(clientOf('billing'), topicOf(prefix, 'billing'))), 'taken');
  assert.equal(await heard('membership', topicOf(prefix, 'billing'), `${prefix}.membership`), 'v');
});

test('a service says nothing on the topic of another, and reads none that it does not hear', async () => {
  assert.notEqual(await said(clientOf('cpd'), topicOf(prefix, 'billing')), 'taken');
  assert.notEqual(await heard('cpd', topicOf(prefix, 'billing'), `${prefix}.cpd`), 'v');
  assert.notEqual(await heard('cpd', topicOf(prefix, 'membership'), `${prefix}.billing`), 'v');
});

test('a service says its word by its certificate as well', async () => {
  const { certFile, keyFile } = await kafka.certificateOf('billing');
  const change = { KAFKA_SASL: undefined, KAFKA_CERT_FILE: certFile, KAFKA_KEY_FILE: keyFile };
  const security = kafkaSecurity({ NODE_ENV: 'production', KAFKA_CA_FILE: kafka.caFile, ...change });
  const client = connectKafka({ clientId: 'billing', brokers: [kafka.mtlsBroker], log, security });
  assert.equal(await said(client, topicOf(prefix, 'billing')), 'taken');
  assert.notEqual(await said(client, topicOf(prefix, 'cpd')), 'taken');
});

test('nobody gets in with a wrong password, in clear, or without the authority', async () => {
  const wrong = { KAFKA_PASSWORD: new Secret('guessed') };
  for (const change of [wrong, { KAFKA_CA_FILE: undefined }, { NODE_ENV: 'test', KAFKA_TLS: 'off' }])
    assert.notEqual(await said(clientOf('billing', change), topicOf(prefix, 'billing')), 'taken');
});
