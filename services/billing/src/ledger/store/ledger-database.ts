import type { AppendOnly } from '@mumaris/kit/append-only/assert-append-only';
import type { Connection } from 'mongoose';

/** The ledger's database: another one on the same server, so that the user may append there and do nothing else (BIL-10). */
export const ledgerDatabaseOf = (connection: Connection, name: string | undefined): Connection =>
  connection.useDb(name ?? `${connection.name}-ledger`, { useCache: true });

/** The ledger as what nobody changes or deletes. */
export const ledgerIn = (database: Connection): AppendOnly => ({
  database,
  what: 'the ledger',
  collections: ['postings', 'blocks'],
});
