/**
 * One user per database, of the same name, known in that database only: a service cannot read another service's data
 * even by mistake. `dbAdmin` is there for indexes and validators.
 * @param {import('mongodb').MongoClient} root
 * @param {string[]} databases
 * @param {import('./secrets.mjs').Secrets} secrets
 */
export async function ensureAccounts(root, databases, secrets) {
  const { users } = await root.db('admin').command({ usersInfo: { forAllDBs: true } });
  const known = new Set(users.map((/** @type {any} */ { db, user }) => `${db}.${user}`));
  for (const name of databases) {
    if (known.has(`${name}.${name}`)) continue;
    const roles = ['readWrite', 'dbAdmin'].map((role) => ({ role, db: name }));
    await root.db(name).command({ createUser: name, pwd: secrets.databases[name], roles });
  }
}
