/** The databases that a service may append to and do nothing else: not change, not delete, not index (a TTL index deletes). */
const appendOnly = ['find', 'insert', 'listCollections', 'listIndexes', 'collStats'];

/**
 * One user per database, of the same name, known in that database only: a service cannot read another service's data
 * even by mistake. `dbAdmin` is there for indexes and validators. Beside its own, each may append to `<name>-audit` and
 * `<name>-ledger`.
 * @param {import('mongodb').MongoClient} root
 * @param {string[]} databases
 * @param {import('./secrets.mjs').Secrets} secrets
 */
export async function ensureAccounts(root, databases, secrets) {
  for (const name of databases) {
    const kept = [`${name}-audit`, `${name}-ledger`];
    for (const database of kept) await ensureRole(root.db(database), database);
    const roles = [
      ...['readWrite', 'dbAdmin'].map((role) => ({ role, db: name })),
      ...kept.map((database) => ({ role: 'append', db: database })),
    ];
    const { users } = await root.db(name).command({ usersInfo: name });
    const change = users.length
      ? { updateUser: name, roles }
      : { createUser: name, pwd: secrets.databases[name], roles };
    await root.db(name).command(change);
  }
}

/**
 * @param {import('mongodb').Db} database
 * @param {string} name
 */
async function ensureRole(database, name) {
  const privileges = [{ resource: { db: name, collection: '' }, actions: appendOnly }];
  const { roles } = await database.command({ rolesInfo: 'append' });
  await database.command({ [roles.length ? 'updateRole' : 'createRole']: 'append', privileges, roles: [] });
}
