import { withStoreOf } from '@mumaris/kit/command';
import { createLedgerReads, loadBillingRules } from '../assemble';
import { readCommandConfig } from '../config';

type Work<T> = (reads: ReturnType<typeof createLedgerReads>) => Promise<T>;

/** Opens billing's store for a command that only looks: no collection or index is made. */
export const withLedger = <T>(work: Work<T>, config = readCommandConfig()): Promise<T> =>
  withStoreOf('billing', config, ({ connection }) =>
    work(createLedgerReads(connection, loadBillingRules(), config.LEDGER_DATABASE)),
  );
