import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { Secret } from '@mumaris/kit/config';
import { aclsOf } from '@mumaris/kit/events/acls';
import { topicOf } from '@mumaris/kit/events/envelope';
import { connectKafka } from '@mumaris/kit/events/kafka';
import { kafkaSecurity } from '@mumaris/kit/events/kafka-security';
import { createLogger } from '@mumaris/kit/log';
import kafkajs from 'kafkajs';
import { heard, said } from './bus-talk.mjs';
import { startSecureKafka } from './secure-kafka.mjs';

const { AclOperationTypes, AclPermissionTypes, AclResourceTypes, ResourcePatternTypes } = kafkajs;
const prefix = 'mumaris';
const services = ['identity', 'membership', 'billing', 'cpd', 'notification'];
const users = Object.fromEntries(['admin', ...services].map((name) => [name, `${name}-secret`]));
const log = createLogger('test', 'silent');
const patienceMs = 60_000;
const notAllowed = /TOPIC_AUTHORIZATION_FAILED/;

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

/**
 * The same again until it holds: a broker that has only just started is not all there.
 * @template T
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
const patiently = async (work) => {
  for (const end = Date.now() + patienceMs; ;)
    try {
      return await work();
    } catch (error) {
      if (Date.now() > end) throw new Error(kafka.logTail(), { cause: error });
      await sleep(250);
    }
};

const allowed = aclsOf(prefix).flatMap(({ user, resource, name, operations }) =>
  operations.map((operation) => ({
    resourceType: AclResourceTypes[resource],
    resourceName: name,
    resourcePatternType: ResourcePatternTypes.LITERAL,
    principal: `User:${user}`,
    host: '*',
    operation: AclOperationTypes[operation],
    permissionType: AclPermissionTypes.ALLOW,
  })),
);
const anything = {
  resourceType: AclResourceTypes.ANY,
  resourcePatternType: ResourcePatternTypes.ANY,
  operation: AclOperationTypes.ANY,
  permissionType: AclPermissionTypes.ANY,
};

before(async () => {
  kafka = await startSecureKafka(users);
  const admin = clientOf('admin').admin();
  await patiently(() => admin.connect());
  const topics = services.map((name) => topicOf(prefix, name));
  await patiently(() =>
    admin.createTopics({ topics: topics.map((topic) => ({ topic, numPartitions: 1 })), waitForLeaders: true }),
  );
  await admin.createAcls({ acl: allowed });
  // The controller answers when it has written them down; the broker goes by them a little later.
  await patiently(async () => {
    const { resources } = await admin.describeAcls(anything);
    assert.equal(resources.flatMap(({ acls }) => acls).length, allowed.length);
  });
  // The first who asks for a group makes the topic of the groups' offsets, which takes its time until it has a coordinator.
  for (const name of services)
    await patiently(() => admin.fetchOffsets({ groupId: `${prefix}.${name}`, topics: topics.slice(0, 1) }));
  await admin.disconnect();
});
after(() => kafka?.stop());

test('a service says its own word by name and password over TLS, and those who hear it do', () =>
  patiently(async () => {
    assert.equal(await said(clientOf('billing'), topicOf(prefix, 'billing')), 'taken');
    assert.equal(await heard(clientOf('membership'), topicOf(prefix, 'billing'), `${prefix}.membership`), 'v');
  }));

test('a service says nothing on the topic of another, and reads none that it does not hear', async () => {
  assert.match(await said(clientOf('cpd'), topicOf(prefix, 'billing')), notAllowed);
  assert.match(String(await heard(clientOf('cpd'), topicOf(prefix, 'billing'), `${prefix}.cpd`)), notAllowed);
  // kafkajs tells of a group that somebody may not read as of one that has no coordinator, and this one has.
  const asBilling = await heard(clientOf('cpd'), topicOf(prefix, 'membership'), `${prefix}.billing`);
  assert.equal(asBilling, 'KafkaJSGroupCoordinatorNotFound');
});

test('a service says its word by its certificate as well', async () => {
  const { certFile, keyFile } = await kafka.certificateOf('billing');
  const change = { KAFKA_SASL: undefined, KAFKA_CERT_FILE: certFile, KAFKA_KEY_FILE: keyFile };
  const security = kafkaSecurity({ NODE_ENV: 'production', KAFKA_CA_FILE: kafka.caFile, ...change });
  const client = connectKafka({ clientId: 'billing', brokers: [kafka.mtlsBroker], log, security });
  assert.equal(await said(client, topicOf(prefix, 'billing')), 'taken');
  assert.match(await said(client, topicOf(prefix, 'cpd')), notAllowed);
});

test('nobody gets in with a wrong password, in clear, or without the authority', async () => {
  const wrong = { KAFKA_PASSWORD: new Secret('guessed') };
  for (const change of [wrong, { KAFKA_CA_FILE: undefined }, { NODE_ENV: 'test', KAFKA_TLS: 'off' }])
    assert.notEqual(await said(clientOf('billing', change), topicOf(prefix, 'billing')), 'taken');
});
