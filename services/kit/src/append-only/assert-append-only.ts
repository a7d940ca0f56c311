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

/** A database that its service's user may find and insert in, and nothing else. */
export interface AppendOnly {
  readonly database: Connection;
  /** What operators call it, as `the audit trail`. */
  readonly what: string;
  readonly collections: readonly string[];
}

/**
 * Holds the database's user to appending. Outside production, where an administrator's user may be all there is, it only
 * warns.
 * @throws in production where the user could change or delete what was written
 */
export const assertAppendOnly = async (
  { database, what }: Pick<AppendOnly, 'database' | 'what'>,
  isProduction: boolean,
  log: Logger,
): Promise<void> => {
  const dangers = await dangersTo(database);
  if (!dangers.length) return;
  const problem = `the database's user could change ${what} ${database.name} (${dangers.join(', ')}): see README.md`;
  if (isProduction) throw new Error(problem);
  log.warn(problem);
};
