import type { Connection } from 'mongoose';
import type { Logger } from '../log';

interface Privilege {
  readonly resource: { readonly db?: string; readonly collection?: string; readonly anyResource?: boolean };
  readonly actions: readonly string[];
}

interface AuthInfo {
  readonly authenticatedUsers?: readonly object[];
  readonly authenticatedUserPrivileges?: readonly Privilege[];
}

/** With any of these somebody could change or delete what was written, by a TTL index, or by a role that allows it. */
const dangerous = new Set([
  'update',
  'remove',
  'dropCollection',
  'dropDatabase',
  'createIndex',
  'collMod',
  'renameCollectionSameDB',
  'convertToCapped',
  'anyAction',
  'grantRole',
  'createRole',
  'updateRole',
]);

/** What the user of a connection could do to a database beside reading it and adding to it. */
const dangersTo = async (connection: Connection): Promise<string[]> => {
  const status = await connection.db?.command({ connectionStatus: 1, showPrivileges: true });
  const { authenticatedUsers = [], authenticatedUserPrivileges = [] } = (status?.['authInfo'] ?? {}) as AuthInfo;
  if (!authenticatedUsers.length) return ['anybody may do anything: the server has no access control'];
  // A role of `admin` may reach into every database.
  const concerned = ['', 'admin', connection.name];
  const concerns = ({ db, anyResource }: Privilege['resource']) =>
    anyResource || (db !== undefined && concerned.includes(db));
  const actions = authenticatedUserPrivileges
    .filter(({ resource }) => concerns(resource))
    .flatMap(({ actions }) => actions);
  return [...new Set(actions.filter((action) => dangerous.has(action)))].toSorted();
};

/**
 * Holds the database's user to appending to the audit trail (IDN-15). Outside production, where an administrator's user
 * may be all there is, it only warns.
 * @throws in production where the user could change or delete entries
 */
export const assertAppendOnly = async (audit: Connection, isProduction: boolean, log: Logger): Promise<void> => {
  const dangers = await dangersTo(audit);
  if (!dangers.length) return;
  const problem = `the database's user could change the audit trail ${audit.name} (${dangers.join(', ')}): see README.md`;
  if (isProduction) throw new Error(problem);
  log.warn(problem);
};
