import { batchMany, batchOne } from '@mumaris/kit/batch';
import type { Deps } from './deps';

/** What one request reads of employers and their clients: batched over its whole operation. */
export const createEmployerReads = ({ organisations, apiClients }: Pick<Deps, 'organisations' | 'apiClients'>) => ({
  byId: batchOne(organisations.findMany, ({ id }) => id),
  page: organisations.page,
  clientsOf: batchMany(apiClients.findOf, ({ organisationId }) => organisationId),
});

export type EmployerReads = ReturnType<typeof createEmployerReads>;
