import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { loadConfig, Secret, serviceVariables } from '@mumaris/kit/config';
import { connectMongo } from '@mumaris/kit/mongo/connect';
import { inTransaction } from '@mumaris/kit/mongo/transaction';
import { MongoClient } from 'mongodb';
import { serviceNames } from '../platform/processes.mjs';
import { run } from '../platform/run.mjs';
import { startSecureMongod } from './secure-mongod.mjs';

/** @type {Awaited<ReturnType<typeof startSecureMongod>>} */
let mongod;
before(async () => {
  mongod = await startSecureMongod(serviceNames);
});
after(() => mongod?.stop());

/** A service's address, with some of it otherwise. @param {string} name @param {(url: URL) => void} change */
const addressOf = (name, change = () => {}) => {
  const url = new URL(mongod.uriFor(name));
  change(url);
  return url.href;
};

/** Opens a store as a service in production does. @param {string} uri */
const open = (uri) => {
  const { MONGODB_URI } = serviceVariables;
  const config = loadConfig({ MONGODB_URI }, { NODE_ENV: 'production', MONGODB_URI: uri });
  return connectMongo(config.MONGODB_URI, 'test');
};

/** Writes two documents in one transaction, and gives how many there are then. @param {string} uri */
const changes = async (uri) => {
  const connection = await open(uri);
  try {
    const rows = connection.collection('rows');
    await connection.createCollection('rows').catch(() => {}); // it is there already
    await inTransaction(connection, async (session) => {
      await rows.insertOne({ n: 1 }, { session });
      await rows.insertOne({ n: 2 }, { session });
    });
    return await rows.countDocuments();
  } finally {
    await connection.close();
  }
};

test('a service changes its own store over TLS, by its name and password', async () => {
  assert.equal(await changes(addressOf('billing')), 2);
});

test('a service opens its store by its certificate as well', async () => {
  const admin = await new MongoClient(mongod.adminUri).connect();
  const roles = [{ role: 'readWrite', db: 'cpd' }];
  await admin.db('$external').command({ createUser: 'CN=cpd', roles });
  await admin.close();
  const certificate = await mongod.certificateOf('cpd');
  const address = addressOf('cpd', (url) => {
    [url.username, url.password] = ['', ''];
    url.searchParams.set('authSource', '$external');
    url.searchParams.set('authMechanism', 'MONGODB-X509');
    url.searchParams.set('tlsCertificateKeyFile', certificate);
  });
  assert.equal(await changes(address), 2);
});

test('nobody gets in, in clear, trusting a stranger, or as somebody else, and is told why within 15 s', async () => {
  /** @type {[string, (url: URL) => void][]} */
  const refused = [
    ['it may want tls=true', ({ searchParams }) => ['tls', 'tlsCAFile'].forEach((name) => searchParams.delete(name))],
    ['nobody who is known here vouches for its certificate', ({ searchParams }) => searchParams.delete('tlsCAFile')],
    [
      'nobody who is known here vouches for its certificate',
      ({ searchParams }) => searchParams.set('tlsCAFile', mongod.strangersCaFile),
    ],
    ['it does not know this user', (url) => void (url.password = 'guessed')],
    ['it does not know this user', (url) => void (url.username = 'cpd')],
    ['no such file', ({ searchParams }) => searchParams.set('tlsCAFile', `${mongod.caFile}.moved`)],
  ];
  const began = Date.now();
  await Promise.all(
    refused.map(async ([why, change]) => {
      const address = addressOf('billing', change);
      const opening = connectMongo(new Secret(address), 'test'); // as if production did not look at its address
      await assert.rejects(opening, (error) => {
        assert.ok(error instanceof Error);
        assert.match(error.message, new RegExp(`^MONGODB_URI: the store was not opened: .*${why}`));
        assert.ok(!error.message.includes(new URL(address).password));
        return true;
      });
    }),
  );
  assert.ok(Date.now() - began < 15_000);
});

test('no service reads or writes the store of another', async () => {
  const refused = { codeName: 'Unauthorized' };
  for (const name of serviceNames) {
    const connection = await open(addressOf(name));
    try {
      for (const other of serviceNames.filter((one) => one !== name)) {
        const rows = connection.useDb(other).collection('rows');
        await assert.rejects(rows.findOne({}), refused, `${name} reads of ${other}`);
        await assert.rejects(rows.insertOne({ n: 3 }), refused, `${name} writes to ${other}`);
        await assert.rejects(rows.deleteMany({}), refused, `${name} deletes of ${other}`);
      }
    } finally {
      await connection.close();
    }
  }
});

test('an operator sends events again over TLS, and not in clear where it is production', async () => {
  const resend = (/** @type {string} */ uri) =>
    run(process.execPath, ['scripts/outbox.mjs', 'resend', '--service', 'billing', '--since', '2026-11-22T09:00:00Z'], {
      quiet: true,
      env: { NODE_ENV: 'production', MONGODB_URI: uri },
    });
  const [secure, inClear] = await Promise.all([
    resend(addressOf('billing')),
    resend(addressOf('billing', ({ searchParams }) => searchParams.delete('tls'))),
  ]);
  assert.deepEqual(secure, { code: 0, output: '0 events will be sent once more\n' });
  assert.equal(inClear.code, 1);
  assert.match(inClear.output, /MONGODB_URI: the store is not spoken to in clear in production/);
});
