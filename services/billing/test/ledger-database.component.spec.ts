import { randomBytes } from 'node:crypto';
import { assertAppendOnly } from '@mumaris/kit/append-only/assert-append-only';
import { prepareAppendOnly } from '@mumaris/kit/append-only/prepare-append-only';
import { Secret } from '@mumaris/kit/config';
import { createOutbox } from '@mumaris/kit/events/outbox';
import { connectMongo } from '@mumaris/kit/mongo/connect';
import { createTasks } from '@mumaris/kit/tasks';
import { fixedClock, testLog, testMongoUri, testStore, waitFor } from '@mumaris/kit/testing';
import type { Config } from '../src/config';
import { ledgerIn } from '../src/ledger/store/ledger-database';
import { wire } from '../src/wire';
import { startBilling } from './billing';
import { noon } from './fixtures';
import { scenario } from './scenario';

const appendOnly = ['find', 'insert', 'listCollections', 'listIndexes', 'collStats'];

/** A user as infra/local and the README make it: everything in its own database, and the ledger to append to. */
const limitedUri = async (actions: string[]): Promise<Secret> => {
  const anybody = testMongoUri();
  const admin = await connectMongo(anybody, 'test');
  const name = `limited-${randomBytes(4).toString('hex')}`;
  const ledger = `${name}-ledger`;
  const privileges = [{ resource: { db: ledger, collection: '' }, actions }];
  await admin.useDb(ledger).db?.command({ createRole: 'append', privileges, roles: [] });
  const roles = [
    { role: 'readWrite', db: name },
    { role: 'dbAdmin', db: name },
    { role: 'append', db: ledger },
  ];
  await admin.useDb(name).db?.command({ createUser: name, pwd: 'secret', roles });
  await admin.close();
  const uri = new URL(anybody.reveal());
  [uri.username, uri.password, uri.pathname] = [name, 'secret', `/${name}`];
  uri.searchParams.set('authSource', name);
  return new Secret(uri.toString());
};

describe('the user of the database', () => {
  it('BIL-10 books and seals by the rights to find and insert, and is refused everything else', async () => {
    const uri = await limitedUri(appendOnly);
    const billing = await startBilling('2026-11-22T09:00:00.000Z', uri);
    const connection = await connectMongo(uri, 'test');
    const say = scenario(billing);
    const { billNumber } = await say.debtor();
    expect((await say.sadadPays(billNumber, 10_000)).status).toBe(204);
    await waitFor(async () => (await connection.collection('unsealed-postings').countDocuments()) === 0, {
      what: 'the sealer',
    });
    expect(await say.balances()).toMatchObject({ receivable: 0, 'clearing:sadad': 10_000 });
    const database = connection.useDb(`${connection.name}-ledger`);
    const refused = { codeName: 'Unauthorized' };
    for (const name of ['postings', 'blocks']) {
      const collection = database.collection(name);
      expect(await collection.countDocuments()).toBeGreaterThan(0);
      await expect(collection.updateOne({}, { $set: { at: new Date(0) } })).rejects.toMatchObject(refused);
      await expect(collection.replaceOne({}, {})).rejects.toMatchObject(refused);
      await expect(collection.findOneAndUpdate({}, { $set: { at: 1 } })).rejects.toMatchObject(refused);
      await expect(collection.deleteOne({})).rejects.toMatchObject(refused);
      await expect(collection.deleteMany({})).rejects.toMatchObject(refused);
      await expect(collection.createIndex({ at: 1 }, { expireAfterSeconds: 0 })).rejects.toMatchObject(refused);
      await expect(collection.rename('elsewhere')).rejects.toMatchObject(refused);
      await expect(collection.drop()).rejects.toMatchObject(refused);
      await expect(database.db?.command({ collMod: name, validator: {} })).rejects.toMatchObject(refused);
      await expect(
        connection
          .collection('invoices')
          .aggregate([{ $out: { db: database.name, coll: name } }])
          .toArray(),
      ).rejects.toMatchObject(refused);
    }
    await expect(database.dropDatabase()).rejects.toMatchObject(refused);
    await expect(assertAppendOnly(ledgerIn(database), true, testLog)).resolves.toBeUndefined();
    await connection.close();
    await billing.stop();
  }, 60_000);

  it.each(['update', 'remove', 'createIndex', 'dropCollection', 'collMod'])(
    'BIL-10 that may %s as well stops the service in production, in words that say what to do',
    async (action) => {
      const connection = await connectMongo(await limitedUri([...appendOnly, action]), 'test');
      const ledger = ledgerIn(connection.useDb(`${connection.name}-ledger`));
      await expect(prepareAppendOnly(ledger, true, testLog)).rejects.toThrow(
        `could change the ledger ${connection.name}-ledger (${action}): see README.md`,
      );
      await expect(prepareAppendOnly(ledger, false, testLog)).resolves.toBeUndefined();
      await connection.close();
    },
  );

  it('BIL-10 that may not add to the ledger stops the service', async () => {
    const connection = await connectMongo(await limitedUri(['collStats']), 'test');
    const ledger = ledgerIn(connection.useDb(`${connection.name}-ledger`));
    await expect(prepareAppendOnly(ledger, false, testLog)).rejects.toThrow('may not add to the ledger');
    await connection.close();
  });

  it('BIL-10 that is an administrator stops the service in production', async () => {
    const { connection, drop } = await testStore();
    const clock = fixedClock(noon);
    const outbox = createOutbox({ service: 'billing', connection, clock });
    const platform = { connection, clock, log: testLog, outbox, tasks: createTasks(connection) };
    await expect(wire(platform, { NODE_ENV: 'production' } as Config)).rejects.toThrow('could change the ledger');
    await drop();
  });
});
