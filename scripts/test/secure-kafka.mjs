import 'reflect-metadata'; // what @peculiar/x509 stands on
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import { kafkaJvm } from '../../infra/local/kafka/jvm.mjs';
import { serverProperties } from '../../infra/local/kafka/server-properties.mjs';
import { tryCommand } from '../../infra/local/processes/commands.mjs';
import { startGuard } from '../../infra/local/processes/guard.mjs';
import { startServerProcess } from '../../infra/local/processes/server-process.mjs';
import { findPrograms } from '../../infra/local/where-from.mjs';
import { root } from '../platform/run.mjs';

x509.cryptoProvider.set(/** @type {any} */ (webcrypto));
const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const newKeys = () => webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
const year = { notBefore: new Date(Date.now() - 60_000), notAfter: new Date(Date.now() + 365 * 86_400_000) };

/** @param {webcrypto.CryptoKey} key */
const pemOf = async (key) => {
  const body = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key)).toString('base64');
  return `-----BEGIN PRIVATE KEY-----\n${body.match(/.{1,64}/g)?.join('\n')}\n-----END PRIVATE KEY-----\n`;
};

/** An authority of one's own, and what it vouches for. */
async function createAuthority() {
  const keys = await newKeys();
  const ca = await x509.X509CertificateGenerator.createSelfSigned({
    ...year,
    name: 'CN=Test Authority',
    keys,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
    ],
  });
  return {
    pem: ca.toString('pem'),
    /** @param {string} name whom the certificate is of @returns the key and the certificate, PEM */
    issue: async (name) => {
      const own = await newKeys();
      const certificate = await x509.X509CertificateGenerator.create({
        ...year,
        subject: `CN=${name}`,
        issuer: ca.subject,
        publicKey: own.publicKey,
        signingKey: keys.privateKey,
        signingAlgorithm: algorithm,
        extensions: [
          new x509.ExtendedKeyUsageExtension(['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2']),
          new x509.SubjectAlternativeNameExtension([
            { type: 'dns', value: 'localhost' },
            { type: 'ip', value: '127.0.0.1' },
          ]),
        ],
      });
      return { key: await pemOf(own.privateKey), cert: certificate.toString('pem') };
    },
  };
}

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
