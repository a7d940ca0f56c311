import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createAuthority } from '@mumaris/kit/testing/authority';
import { kafkaJvm } from '../../infra/local/kafka/jvm.mjs';
import { serverProperties } from '../../infra/local/kafka/server-properties.mjs';
import { tryCommand } from '../../infra/local/processes/commands.mjs';
import { startGuard } from '../../infra/local/processes/guard.mjs';
import { startServerProcess } from '../../infra/local/processes/server-process.mjs';
import { findPrograms } from '../../infra/local/where-from.mjs';
import { root } from '../platform/run.mjs';

/** @returns {Promise<number>} */
const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = /** @type {import('node:net').AddressInfo} */ (server.address());
      server.close(() => resolve(address.port));
    });
  });

/** @param {string} dir @param {Record<'sasl' | 'mtls' | 'controller', number>} ports */
const securityOf = (dir, ports) => ({
  listeners: `SASL://127.0.0.1:${ports.sasl},MTLS://127.0.0.1:${ports.mtls},CONTROLLER://127.0.0.1:${ports.controller}`,
  'advertised.listeners': `SASL://127.0.0.1:${ports.sasl},MTLS://127.0.0.1:${ports.mtls}`,
  'listener.security.protocol.map': 'SASL:SASL_SSL,MTLS:SSL,CONTROLLER:SSL',
  'inter.broker.listener.name': 'MTLS',
  'ssl.keystore.type': 'PEM',
  'ssl.keystore.location': path.join(dir, 'kafka.pem'),
  'ssl.truststore.type': 'PEM',
  'ssl.truststore.location': path.join(dir, 'ca.pem'),
  'listener.name.mtls.ssl.client.auth': 'required',
  'listener.name.controller.ssl.client.auth': 'required',
  'ssl.principal.mapping.rules': 'RULE:^CN=([^,]+).*$/$1/,DEFAULT',
  'listener.name.sasl.sasl.enabled.mechanisms': 'SCRAM-SHA-512',
  'listener.name.sasl.scram-sha-512.sasl.jaas.config':
    'org.apache.kafka.common.security.scram.ScramLoginModule required;',
  'sasl.enabled.mechanisms': 'SCRAM-SHA-512',
  'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer',
  'super.users': 'User:kafka;User:admin',
  'allow.everyone.if.no.acl.found': 'false',
});

/**
 * A Kafka as in production, in little: TLS alone, users by name and password or by certificate, and nothing allowed that no
 * list names.
 * @param {Record<string, string>} users passwords by name; `admin` may do everything
 */
export async function startSecureKafka(users) {
  const dir = mkdtempSync(path.join(tmpdir(), 'secure-kafka-'));
  const guard = startGuard(path.join(dir, path.sep), dir);
  const { kafka } = await findPrograms({ mongo: false, kafka: true }, path.join(root, '.local'), () => {});
  if (!kafka) throw new Error('no Kafka');
  const authority = await createAuthority();
  const broker = await authority.issue('kafka');
  const file = (/** @type {string} */ name, /** @type {string} */ text) => {
    writeFileSync(path.join(dir, name), text, { mode: 0o600 });
    return path.join(dir, name);
  };
  const caFile = file('ca.pem', authority.pem);
  file('kafka.pem', broker.key + broker.cert);
  const ports = { sasl: await freePort(), mtls: await freePort(), controller: await freePort() };
  const dataDir = path.join(dir, 'data');
  mkdirSync(dataDir);
  const settings = file(
    'server.properties',
    serverProperties({
      dataDir,
      brokerPort: ports.sasl,
      controllerPort: ports.controller,
      ephemeral: true,
      security: securityOf(dir, ports),
    }),
  );
  const jvm = kafkaJvm({ ...kafka, dir });
  const scram = Object.entries(users).flatMap(([name, password]) => [
    '--add-scram',
    `SCRAM-SHA-512=[name=${name},password=${password}]`,
  ]);
  const format = ['format', '--ignore-formatted', '--cluster-id=bXVtYXJpcy10ZXN0LTAwMA', '-c', settings, ...scram];
  const { ok, output } = await tryCommand(kafka.java.java, jvm.tool('kafka.tools.StorageTool', ...format));
  if (!ok) throw new Error(output);
  const server = await startServerProcess({
    name: 'Kafka',
    command: kafka.java.java,
    args: jvm.broker('kafka.Kafka', settings),
    logFile: path.join(dir, 'kafka.log'),
    runFile: path.join(dir, 'run.json'),
    guard,
  });
  return {
    saslBroker: `127.0.0.1:${ports.sasl}`,
    mtlsBroker: `127.0.0.1:${ports.mtls}`,
    caFile,
    /** The files of a certificate that proves a name. @param {string} name */
    certificateOf: async (name) => {
      const { key, cert } = await authority.issue(name);
      return { keyFile: file(`${name}.key`, key), certFile: file(`${name}.pem`, cert) };
    },
    logTail: server.logTail,
    stop: async () => {
      await server.stop(0);
      rmSync(dir, { recursive: true, force: true });
      guard.dismiss();
    },
  };
}
