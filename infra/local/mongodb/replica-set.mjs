import { MongoClient } from 'mongodb';
import { HOST } from '../processes/ports.mjs';
import { waitUntil } from '../processes/wait-until.mjs';

export const REPLICA_SET = 'rs0';
const AUTHENTICATION_FAILED = 18;
const ALREADY_INITIALIZED = 23;
const UNAUTHORIZED = 13;

/**
 * @typedef {object} Member
 * @property {number} port
 * @property {string} password root's
 * @property {import('./start-mongod.mjs').Tls | undefined} tls
 * @property {boolean} ephemeral
 * @property {import('../processes/server-process.mjs').ServerProcess} server
 */

/**
 * Brings a mongod that listens to the point where it takes writes, whatever state its data are in.
 * @param {Member} member
 * @returns {Promise<MongoClient>} root's connection, straight to this member
 */
export async function becomePrimary(member) {
  let root = await connectAsRoot(member);
  if (!root) {
    await initiate(member);
    root = await connectAsRoot(member);
  }
  if (!root) throw new Error(`MongoDB does not take root's password from secrets.json, which belongs to other data.`);
  try {
    await moveToCurrentPort(root, member);
    await waitForPrimary(root, member);
    return root;
  } catch (error) {
    await root.close(); // an open client would keep the whole process from ending
    throw error;
  }
}

/** @param {Member} member */
async function connectAsRoot(member) {
  const client = directClient(member, `root:${member.password}@`);
  try {
    return await client.connect();
  } catch (error) {
    await client.close();
    if (/** @type {any} */ (error).code === AUTHENTICATION_FAILED) return undefined;
    throw error;
  }
}

/**
 * New data: the localhost exception lets the first connection found the replica set and create the first user, and
 * nothing else. A start that was cut off between the two is taken up where it ended.
 * @param {Member} member
 */
async function initiate(member) {
  const client = await directClient(member).connect();
  try {
    const admin = client.db('admin');
    const config = {
      _id: REPLICA_SET,
      members: [{ _id: 0, host: `${HOST}:${member.port}` }],
      settings: { electionTimeoutMillis: 1000 },
      // Throw-away data need not reach the disk before a write counts as done.
      ...(member.ephemeral && { writeConcernMajorityJournalDefault: false }),
    };
    await admin.command({ replSetInitiate: config }).catch(unless(ALREADY_INITIALIZED, UNAUTHORIZED));
    await waitForPrimary(client, member);
    await admin.command({ createUser: 'root', pwd: member.password, roles: ['root'] }).catch(unless(UNAUTHORIZED));
  } finally {
    await client.close();
  }
}

/**
 * The replica set's configuration, kept in the data, names the port of the last run. On another port the member does
 * not find itself in it and would wait for ever, so the configuration is changed; by force, as there is no primary.
 * @param {MongoClient} root
 * @param {Member} member
 */
async function moveToCurrentPort(root, { port, server }) {
  const admin = root.db('admin');
  // Until mongod has asked the old port whether it is itself that listens there, it says "not initialized": a moment, or
  // half a minute when somebody there takes the connection and never answers.
  const { config } = await waitUntil('load its configuration', () => admin.command({ replSetGetConfig: 1 }), {
    server,
  });
  if (config.members[0].host === `${HOST}:${port}`) return;
  config.members[0].host = `${HOST}:${port}`;
  config.version += 1;
  await admin.command({ replSetReconfig: config, force: true });
}

/**
 * @param {MongoClient} client
 * @param {Member} member
 */
async function waitForPrimary(client, { server }) {
  const isPrimary = async () => (await client.db('admin').command({ hello: 1 })).isWritablePrimary;
  await waitUntil('become primary', isPrimary, { server });
}

/**
 * @param {Member} member
 * @param {string} [credentials]
 */
function directClient({ port, tls }, credentials = '') {
  const uri = `mongodb://${credentials}${HOST}:${port}/?directConnection=true&authSource=admin`;
  return new MongoClient(uri, {
    serverSelectionTimeoutMS: 10_000,
    connectTimeoutMS: 5_000,
    socketTimeoutMS: 60_000,
    ...(tls && { tls: true, tlsCAFile: tls.caFile }),
  });
}

/** @param {number[]} codes errors after which the next step shows whether all is well */
function unless(...codes) {
  return (/** @type {any} */ error) => {
    if (!codes.includes(error.code)) throw error;
  };
}
