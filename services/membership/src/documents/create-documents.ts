import type { Caller } from '@mumaris/kit/auth/caller';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { keyBytes } from '@mumaris/kit/secrets/cipher';
import type { Platform } from '@mumaris/kit/service';
import type { MembershipConfig } from '../config';
import { createArrivals } from './bytes/arrivals';
import { createContents } from './bytes/contents';
import { createGridFs } from './bytes/gridfs';
import { createS3 } from './bytes/s3';
import { createTusStore } from './bytes/tus-store';
import { createUploadLocker } from './bytes/upload-lock';
import { uploadModels } from './bytes/upload.model';
import { createDocumentTickets } from './domain/ticket';
import { documentRoutes } from './http/document-routes';
import { uploadRoutes } from './http/upload-routes';
import { createInspect } from './inspection/inspect';
import { loadUploadRules } from './rules/load-rules';
import { createDocumentRunners } from './runners';
import { createClamd } from './scan/clamd';
import { documentReadRepository } from './store/document-read.repository';
import { createDocumentSweeps } from './sweeps';
import type { Deps, Ports } from './use-cases/deps';
import { giveUpUpload } from './use-cases/give-up-upload';
import { noteTries } from './use-cases/note-tries';
import { openDocument } from './use-cases/open-document';
import { createDocumentReads } from './use-cases/reads';
import { receiveUpload } from './use-cases/receive-upload';

const scanPatienceMs = 10_000;

interface Neighbours extends Ports, Pick<Deps, 'documents' | 'documentTries' | 'documentTypes' | 'practitioners'> {
  transact<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}

const createByteStore = ({ connection }: Platform, config: MembershipConfig) => {
  const { S3_BUCKET } = config;
  return S3_BUCKET ? createS3({ ...config, S3_BUCKET }) : createGridFs(connection);
};

const createDeps = (platform: Platform, config: MembershipConfig, neighbours: Neighbours): Deps => {
  const { connection, tasks, clock, log } = platform;
  const uploadRules = loadUploadRules();
  const { unnamedHours } = uploadRules;
  return {
    ...neighbours,
    documentReads: documentReadRepository(connection),
    uploadRules,
    arrivals: createArrivals(uploadModels(connection), clock),
    contents: createContents(connection, createByteStore(platform, config), { clock, unnamedHours }),
    tickets: createDocumentTickets(keyBytes(config.DOCUMENTS_KEY.reveal())),
    inspect: createInspect(uploadRules),
    scan: createClamd({ address: config.CLAMD_ADDRESS, timeoutMs: scanPatienceMs, log }),
    documentsUrl: config.DOCUMENTS_URL,
    tasks,
    clock,
    log,
  };
};

const createRoutes = ({ connection, clock, log }: Platform, config: MembershipConfig, deps: Deps) => {
  const { documents, contents, tickets, uploadRules, documentsUrl } = deps;
  const { unfinishedHours } = uploadRules;
  const origins = config.DOCUMENTS_ORIGINS;
  const giveUp = giveUpUpload(deps);
  const uploads = uploadRoutes({
    store: createTusStore(uploadModels(connection), { clock, unfinishedHours, giveUp }),
    locker: createUploadLocker(connection),
    tickets,
    uploadRules,
    documentsUrl,
    origins,
    clock,
    log,
    find: documents.find,
    receive: receiveUpload(deps),
    giveUp,
    noteTries: noteTries(deps),
  });
  return [uploads, documentRoutes({ contents, origins, log, open: openDocument(deps) })];
};

/** The feature as wire.ts takes it: what it reads and changes, what it serves beside the graph, and what it does by itself. */
export const createDocuments = (platform: Platform, config: MembershipConfig, neighbours: Neighbours) => {
  const deps = createDeps(platform, config, neighbours);
  return {
    deps,
    reads: (caller: Caller) => createDocumentReads(deps, caller),
    routes: createRoutes(platform, config, deps),
    sweeps: createDocumentSweeps(platform.log, deps),
    runners: createDocumentRunners(deps),
  };
};
