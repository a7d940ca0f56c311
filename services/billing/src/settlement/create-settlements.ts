import type { Caller } from '@mumaris/kit/auth/caller';
import type { Clock } from '@mumaris/kit/clock';
import type { Logger } from '@mumaris/kit/log';
import { createLease } from '@mumaris/kit/mongo/lease';
import { keyBytes } from '@mumaris/kit/secrets/cipher';
import { createSweep } from '@mumaris/kit/sweep';
import type { Worker } from '@mumaris/kit/tasks';
import type { Connection } from 'mongoose';
import type { Config } from '../config';
import { createSettlementTickets } from './domain/ticket';
import { settlementRoutes } from './http/settlement-routes';
import { settlementRepository } from './store/settlement.repository';
import { stagedRows } from './store/staged-rows';
import type { Deps } from './use-cases/deps';
import { importSettlement } from './use-cases/import-settlement';
import { createSettlementReads } from './use-cases/reads';
import { reconcileSettlement } from './use-cases/reconcile-settlement';

type Neighbours = Pick<Deps, 'payments' | 'openItems' | 'feeds' | 'rules' | 'receivePayment' | 'clock'> & {
  readonly connection: Connection;
  readonly log: Logger;
};

/** Longer than it takes to book the payments that are looked at together, with a busy store. */
const leaseMs = 60_000;

interface Reconciling {
  readonly connection: Connection;
  readonly clock: Clock;
  readonly log: Logger;
  findOpen(limit: number): Promise<string[]>;
  reconcile(id: string, goesOn: () => Promise<boolean>): Promise<void>;
}

/** Reconciles the files that were taken, of several replicas one at a time; the lease spares work, and twice changes nothing. */
const createReconciler = ({ connection, clock, log, findOpen, reconcile }: Reconciling): Worker => {
  const lease = createLease(connection, 'reconcile-settlements', leaseMs);
  let isStopping = false;
  const goesOn = async () => !isStopping && (await lease.hold());
  const sweep = createSweep({
    name: 'reconcile-settlements',
    clock,
    log,
    findDue: async (_, limit) => ((await lease.hold()) ? findOpen(limit) : []),
    apply: (id) => reconcile(id, goesOn),
  });
  return {
    start: sweep.start,
    stop: async () => {
      isStopping = true;
      await sweep.stop();
      await lease.release().catch(() => undefined); // it also runs out by itself
    },
  };
};

/** The feature as wire.ts takes it: what it reads, what it serves beside the graph, and what works beside it. */
export const createSettlements = (neighbours: Neighbours, config: Pick<Config, 'PAPERS_URL' | 'PAPERS_KEY'>) => {
  const { connection, clock, log } = neighbours;
  const settlements = settlementRepository(connection);
  const deps: Deps = {
    ...neighbours,
    settlements,
    stagedRows: stagedRows(connection),
    // The tickets of another use are not read, so one key serves both.
    tickets: createSettlementTickets(keyBytes(config.PAPERS_KEY.reveal())),
    settlementsUrl: config.PAPERS_URL,
  };
  return {
    reads: (caller: Caller) => createSettlementReads(deps, caller),
    routes: [settlementRoutes(importSettlement(deps), log)],
    workers: [
      createReconciler({
        connection,
        clock,
        log,
        findOpen: settlements.findOpen,
        reconcile: reconcileSettlement(deps),
      }),
    ],
  };
};
