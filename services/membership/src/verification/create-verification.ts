import { keyBytes } from '@mumaris/kit/secrets/cipher';
import { signedWebhook } from '@mumaris/kit/server/signed-webhook';
import type { Platform } from '@mumaris/kit/service';
import { createSweep } from '@mumaris/kit/sweep';
import type { TaskRunner } from '@mumaris/kit/tasks';
import type { MembershipConfig } from '../config';
import { createReportTickets } from './domain/report-ticket';
import { reportRoutes } from './http/report-routes';
import { askCompany } from './use-cases/ask-company';
import type { Deps } from './use-cases/deps';
import { fetchReport } from './use-cases/fetch-report';
import { receiveWord } from './use-cases/receive-word';
import { submitCase } from './use-cases/submit-case';
import { reportKind, type Sending, submitKind } from './use-cases/tasks';
import { httpVerifier } from './verifier/http-verifier';
import { notification } from './verifier/told';

type Made = 'verifier' | 'reportTickets' | 'documentsUrl' | 'tasks' | 'clock' | 'log';

/** The company is away for hours at times, and then is back. */
const companyTries = 60;

const runner = (work: (sending: Sending, signal?: AbortSignal) => Promise<void>): TaskRunner =>
  Object.assign((sending: Sending, { signal }: { signal: AbortSignal }) => work(sending, signal), {
    maxTries: companyTries,
  });

/** The feature as wire.ts takes it: what it stands on, what it serves beside the graph, and what it does by itself. */
export const createVerification = (
  { tasks, clock, log }: Platform,
  config: MembershipConfig,
  neighbours: Omit<Deps, Made>,
) => {
  const deps: Deps = {
    ...neighbours,
    verifier: httpVerifier({ baseUrl: config.VERIFIER_URL, key: config.VERIFIER_KEY }),
    reportTickets: createReportTickets(keyBytes(config.DOCUMENTS_KEY.reveal())),
    documentsUrl: config.DOCUMENTS_URL,
    tasks,
    clock,
    log,
  };
  const { verificationCases } = deps;
  const receive = receiveWord(deps);
  const webhook = signedWebhook({
    path: '/webhooks/verification',
    key: config.VERIFIER_WEBHOOK_SECRET,
    shape: notification,
    book: async (told) => void (await receive(told)),
    log,
  });
  return {
    deps,
    routes: [webhook, reportRoutes(deps, log)],
    runners: { [submitKind]: runner(submitCase(deps)), [reportKind]: runner(fetchReport(deps)) },
    sweeps: [
      createSweep({
        name: 'verifications of which the company is silent',
        clock,
        log,
        findDue: verificationCases.findSilent,
        apply: askCompany(deps),
        everyMs: 5_000,
      }),
    ],
  };
};
