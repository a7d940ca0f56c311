import path from 'node:path';
import type { Caller } from '@mumaris/kit/auth/caller';
import { createLimiter } from '@mumaris/kit/limits/limiter';
import { createPdfRenderer } from '@mumaris/kit/pdf/pdf-renderer';
import { keyBytes } from '@mumaris/kit/secrets/cipher';
import type { Platform } from '@mumaris/kit/service';
import type { MembershipConfig } from '../config';
import { createMinutesTickets, createPaperTickets } from './domain/ticket';
import { goodStandingRoutes } from './http/good-standing-routes';
import { paperRoutes } from './http/paper-routes';
import { loadGoodStandingRules, loadMinutesRules, loadPaperRules } from './rules/load-rules';
import { beginDelivery } from './use-cases/begin-delivery';
import type { Deps } from './use-cases/deps';
import { fetchGoodStanding, findOpen } from './use-cases/fetch-good-standing';
import { openMinutes } from './use-cases/open-minutes';
import { openPaper } from './use-cases/open-paper';
import { findPhoto, type PhotoDeps, readPhoto } from './use-cases/read-photo';
import { createPaperReads } from './use-cases/reads';

const templates = path.join(__dirname, '..', '..', 'papers');

type Neighbours = Pick<
  Deps,
  'credentials' | 'reference' | 'deliveries' | 'sessions' | 'committeeRules' | 'notificationSealer'
> &
  PhotoDeps;

/** The feature as wire.ts takes it: what it reads and changes, what it serves beside the graph, and what ends with the service. */
export const createPapers = ({ connection, clock }: Platform, config: MembershipConfig, neighbours: Neighbours) => {
  const paperRules = loadPaperRules();
  const goodStandingRules = loadGoodStandingRules();
  const key = keyBytes(config.DOCUMENTS_KEY.reveal());
  const deps: Deps = {
    ...neighbours,
    paperRules,
    goodStandingRules,
    minutesRules: loadMinutesRules(),
    paperTickets: createPaperTickets(key),
    minutesTickets: createMinutesTickets(key),
    renderer: createPdfRenderer(templates),
    findPhoto: findPhoto(neighbours),
    photoOf: readPhoto(neighbours),
    readers: createLimiter(connection, 'papers/reader', paperRules.perReader),
    documentsUrl: config.DOCUMENTS_URL,
    checkUrl: config.CHECK_URL,
    clock,
  };
  const ofGoodStanding = { page: goodStandingRules.page, look: findOpen(deps), fetch: fetchGoodStanding(deps) };
  return {
    deps,
    reads: (caller: Caller) => createPaperReads(deps, caller),
    /** What applications tell of a credential that one has earned, in its transaction. */
    handOver: beginDelivery(deps),
    routes: [paperRoutes({ papers: openPaper(deps), minutes: openMinutes(deps) }), goodStandingRoutes(ofGoodStanding)],
    // Its processes start when the first document is asked for.
    workers: [{ start: () => undefined, stop: deps.renderer.stop }],
  };
};
