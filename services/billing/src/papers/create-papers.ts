import path from 'node:path';
import type { Caller } from '@mumaris/kit/auth/caller';
import { createPdfRenderer } from '@mumaris/kit/pdf/pdf-renderer';
import { keyBytes } from '@mumaris/kit/secrets/cipher';
import type { Config } from '../config';
import { createPaperTickets } from './domain/ticket';
import { paperRoutes } from './http/paper-routes';
import type { Deps } from './use-cases/deps';
import { openPaper } from './use-cases/open-paper';
import { createPaperReads } from './use-cases/reads';

const templates = path.join(__dirname, '..', '..', 'papers');

type Neighbours = Pick<Deps, 'eInvoices' | 'invoices' | 'openItems' | 'payments' | 'refunds' | 'rules' | 'clock'>;

/** The feature as wire.ts takes it: what it reads, what it serves beside the graph, and what ends with the service. */
export const createPapers = (neighbours: Neighbours, config: Pick<Config, 'PAPERS_URL' | 'PAPERS_KEY'>) => {
  const tickets = createPaperTickets(keyBytes(config.PAPERS_KEY.reveal()));
  const renderer = createPdfRenderer(templates);
  const deps = { ...neighbours, tickets, renderer, papersUrl: config.PAPERS_URL };
  return {
    reads: (caller: Caller) => createPaperReads(deps, caller),
    routes: [paperRoutes(openPaper(deps))],
    // Its processes start when the first document is asked for.
    workers: [{ start: () => undefined, stop: renderer.stop }],
  };
};
