const { execFileSync } = require('node:child_process');
const { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } = require('node:fs');
const { createServer } = require('node:net');
const { tmpdir } = require('node:os');
const path = require('node:path');
const { Kafka, logLevel } = require('kafkajs');
const { MongoClient } = require('mongodb');
const { haveEnded, isAlive, serverPids, start, until } = require('./start.cjs');

const databases = ['billing', 'licensing'];
const dataDir = mkdtempSync(path.join(tmpdir(), 'kept-servers-'));
let servers;
/** Everything the tests open, closed after each. */
let open = [];

async function collection(uri, database, name = 'things') {
  const client = await new MongoClient(uri, { serverSelectionTimeoutMS: 5_000 }).connect();
  open.push(() => client.close());
  return client.db(database).collection(name);
}

async function topics() {
  const admin = new Kafka({ brokers: [servers.brokers], logLevel: logLevel.NOTHING }).admin();
  open.push(() => admin.disconnect());
  await admin.connect();
  return {
    create: (topic) => admin.createTopics({ topics: [{ topic, numPartitions: 3 }], waitForLeaders: true }),
    list: () => admin.listTopics(),
    written: async (topic) =>
      (await admin.fetchTopicOffsets(topic)).reduce((sum, { high, low }) => sum + Number(high) - Number(low), 0),
  };
}

async function openProducer() {
  const producer = new Kafka({ brokers: [servers.brokers], logLevel: logLevel.NOTHING }).producer();
  open.push(() => producer.disconnect());
  await producer.connect();
  return producer;
}

afterEach(async () => {
  for (const close of open) await close();
  open = [];
});

afterAll(async () => {
  await servers?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

// In this order: each start finds what the one before has left.
describe('servers on kept data', () => {
  test('start on an empty directory', async () => {
    servers = await start({ dataDir, databases });
    expect(servers.said()).toContain('Kafka: started');
    await (await collection(servers.uris.billing)).insertOne({ paid: true });
    await (await topics()).create('billing.v1');
    expect(statSync(path.join(dataDir, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  test('a second start beside a running one is refused, and harms nothing', async () => {
    const second = await start({ dataDir, databases });
    expect(second.failed).toBe(true);
    expect(second.said()).toContain(`started by process ${servers.pid}`);
    expect(serverPids(dataDir).every(isAlive)).toBe(true);
  });

  test('an orderly stop ends both, and the next start is quick and has data, ports and passwords again', async () => {
    const before = servers;
    const pids = serverPids(dataDir);
    await servers.stop();
    expect(pids.some(isAlive)).toBe(false);
    servers = await start({ dataDir, databases });
    // Two or three seconds, where checks do not run beside it.
    expect(servers.took).toBeLessThan(20_000);
    expect({ uris: servers.uris, brokers: servers.brokers }).toEqual({ uris: before.uris, brokers: before.brokers });
    expect(await (await collection(servers.uris.billing)).countDocuments()).toBe(1);
    expect(await (await topics()).list()).toContain('billing.v1');
  });

  test("a database's user has transactions and change streams in it", async () => {
    const things = await collection(servers.uris.licensing);
    await things.createIndex({ number: 1 }, { unique: true });
    const changes = things.watch();
    open.unshift(() => changes.close());
    const first = changes.next();
    await new Promise((resolve) => setTimeout(resolve, 200)); // the stream begins with the server's next answer
    await things.client.withSession((session) =>
      session.withTransaction(async () => {
        await things.insertOne({ number: 1 }, { session });
        await (await things.db.collection('outbox')).insertOne({ number: 1 }, { session });
      }),
    );
    expect(await first).toMatchObject({ operationType: 'insert', fullDocument: { number: 1 } });
  });

  test("a database's user can neither read nor write another one", async () => {
    const foreign = await collection(servers.uris.licensing, 'billing');
    await expect(foreign.findOne()).rejects.toMatchObject({ codeName: 'Unauthorized' });
    await expect(foreign.insertOne({})).rejects.toMatchObject({ codeName: 'Unauthorized' });
    await expect((await collection(servers.uris.licensing, 'admin', 'system.users')).findOne()).rejects.toThrow();
    const nobody = servers.adminUri.replace(/\/\/[^@]+@/, '//').replace(/authSource=admin&/, '');
    await expect((await collection(nobody, 'billing')).findOne()).rejects.toMatchObject({ codeName: 'Unauthorized' });
  });

  test.each(['audit', 'ledger'])(
    "a database's user can add to its %s and read it, and neither change, delete nor index it",
    async (what) => {
      const kept = await collection(servers.uris.licensing, `licensing-${what}`);
      await kept.insertOne({ said: 'so' });
      expect(await kept.countDocuments()).toBe(1);
      const refused = { codeName: 'Unauthorized' };
      await expect(kept.updateOne({}, { $set: { said: 'not so' } })).rejects.toMatchObject(refused);
      await expect(kept.deleteOne({})).rejects.toMatchObject(refused);
      await expect(kept.createIndex({ at: 1 }, { expireAfterSeconds: 0 })).rejects.toMatchObject(refused);
      await expect(kept.drop()).rejects.toMatchObject(refused);
      const others = await collection(servers.uris.billing, `licensing-${what}`);
      await expect(others.findOne()).rejects.toMatchObject(refused);
    },
  );

  test('a server that is killed is started again on its port, and has what was written', async () => {
    const things = await collection(servers.uris.billing);
    await things.insertOne({ paid: true }, { writeConcern: { w: 'majority', j: true } });
    const producer = await openProducer();
    await producer.send({ topic: 'billing.v1', messages: [{ key: 'k', value: 'before', partition: 0 }] });
    const before = serverPids(dataDir);
    for (const pid of before) process.kill(pid, 'SIGKILL');
    await until(() => ['MongoDB', 'Kafka'].every((name) => servers.said().includes(`${name}: started again`)));
    for (const name of ['MongoDB', 'Kafka'])
      expect(servers.said()).toContain(`${name}: ended (SIGKILL); starting it again`);
    expect(serverPids(dataDir).every((pid) => isAlive(pid) && !before.includes(pid))).toBe(true);
    // Those who were connected go on as well.
    expect(await things.countDocuments()).toBe(2);
    await producer.send({ topic: 'billing.v1', messages: [{ key: 'k', value: 'after', partition: 0 }] });
    expect(await (await topics()).written('billing.v1')).toBe(2);
  });

  test('kill -9 of the process that started them leaves no server behind', async () => {
    const pids = serverPids(dataDir);
    await servers.kill();
    expect(await haveEnded(pids, 10_000)).toBe(true);
  });

  test('after that, and with both ports taken, they start on others with the same data', async () => {
    const taken = [Number(new URL(servers.adminUri).port), Number(servers.brokers.split(':')[1])];
    const squatters = taken.map((port) => createServer((socket) => socket.destroy()).listen(port, '127.0.0.1'));
    servers = await start({ dataDir, databases: [...databases, 'exams'] });
    squatters.forEach((squatter) => squatter.close());
    expect(taken).not.toContain(Number(new URL(servers.adminUri).port));
    expect(taken).not.toContain(Number(servers.brokers.split(':')[1]));
    const things = await collection(servers.uris.billing);
    await things.insertOne({ paid: false }, { writeConcern: { w: 'majority' } });
    expect(await things.countDocuments()).toBe(3);
    await (await collection(servers.uris.exams)).insertOne({ seats: 1 });
    expect(await (await topics()).list()).toContain('billing.v1');
  });

  test('servers that outlived even their guard are ended by the next start, and their data are whole', async () => {
    const children = readFileSync(`/proc/${servers.pid}/task/${servers.pid}/children`, 'utf8').trim().split(' ');
    const pids = serverPids(dataDir);
    const guard = children.map(Number).find((pid) => !pids.includes(pid));
    process.kill(guard, 'SIGKILL');
    await servers.kill();
    expect(pids.every(isAlive)).toBe(true);
    servers = await start({ dataDir, databases });
    expect(pids.some(isAlive)).toBe(false);
    expect(await (await collection(servers.uris.billing)).countDocuments()).toBe(3);
  });
});

test('with-servers gives a command throw-away servers and takes over its exit code', () => {
  const script = path.join(__dirname, '../../../scripts/with-servers.mjs');
  const command = `console.log(process.env.MONGODB_URI, process.env.KAFKA_BROKERS); process.exit(7)`;
  const { MONGODB_URI: _mongo, KAFKA_BROKERS: _kafka, ...environment } = process.env;
  const temporary = mkdtempSync(path.join(tmpdir(), 'with-servers-'));
  const run = () =>
    execFileSync(process.execPath, [script, process.execPath, '-e', command], {
      env: { ...environment, TMPDIR: temporary },
      stdio: ['ignore', 'pipe', 'ignore'],
      encoding: 'utf8',
    });
  expect(run).toThrow(
    expect.objectContaining({ status: 7, stdout: expect.stringMatching(/^mongodb:\/\/root:.* 127\.0\.0\.1:\d+\n$/) }),
  );
  expect(readdirSync(temporary)).toEqual([]);
  rmSync(temporary, { recursive: true });
});
