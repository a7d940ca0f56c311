import { bindVerbs } from '@mumaris/kit/graphql/verbs';
import { createLookUps } from '@mumaris/kit/limits/look-ups';
import { inTransaction, type Transaction } from '@mumaris/kit/mongo/transaction';
import { createFieldCipher, keyBytes } from '@mumaris/kit/secrets/cipher';
import { createSealer, createUnsealer } from '@mumaris/kit/secrets/seal';
import type { Platform, ServiceParts } from '@mumaris/kit/service';
import { createHandlers } from './applications/events';
import { mutations as applicationMutations } from './applications/graphql/mutations';
import { loadRules } from './applications/rules/load-rules';
import { applicationRepository } from './applications/store/application.repository';
import { createJourneys } from './applications/store/journeys';
import { createSweeps } from './applications/sweeps';
import { createApplicationReads } from './applications/use-cases/reads';
import type { MembershipConfig } from './config';
import { credentialRepository } from './credentials/store/credential.repository';
import { createCredentialReads } from './credentials/use-cases/reads';
import { createDocuments } from './documents/create-documents';
import { mutations as documentMutations } from './documents/graphql/mutations';
import { loadDocumentTypes } from './documents/rules/load-rules';
import { documentRepository } from './documents/store/document.repository';
import type { Ports } from './documents/use-cases/deps';
import { createFileHandlers } from './files/events';
import { mutations as fileMutations } from './files/graphql/mutations';
import { loadClaimRules } from './files/rules/load-rules';
import { earlierFileRepository } from './files/store/earlier-file.repository';
import { fileClaimRepository } from './files/store/file-claim.repository';
import { knownDocumentRepository } from './files/store/known-document.repository';
import { createFileSweeps } from './files/sweeps';
import { assertNoFileWaits } from './files/use-cases/assert-no-file-waits';
import { freshFileNumber } from './files/use-cases/fresh-file-number';
import { openClaimedFile } from './files/use-cases/open-claimed-file';
import { createFileReads } from './files/use-cases/reads';
import type { Context } from './graphql/context';
import { belongings, resolvers } from './graphql/resolvers';
import { mutations as profileMutations } from './profile/graphql/mutations';
import { practitionerRepository } from './profile/store/practitioner.repository';
import { createProfileReads } from './profile/use-cases/reads';
import { loadReference } from './reference/rules/load-reference';
import { createReferenceReads } from './reference/use-cases/reads';
import { loadLookUpRules } from './rules';

/** Puts the rules, the stores and the clock together for every feature. @throws when a rules file is wrong */
export const wireDeps = (
  { connection, outbox, clock }: Pick<Platform, 'connection' | 'outbox' | 'clock'>,
  { FIELD_KEY }: Pick<MembershipConfig, 'FIELD_KEY'>,
) => {
  const rules = loadRules();
  const applications = applicationRepository({ connection, outbox });
  const practitioners = practitionerRepository({ connection, outbox });
  const credentials = credentialRepository({ connection, outbox });
  const journeys = createJourneys({ connection, applications, practitioners, credentials, rules });
  const cipher = (purpose: string) => createFieldCipher([keyBytes(FIELD_KEY.reveal())], `membership.${purpose}`);
  const files = earlierFileRepository({ connection, outbox }, cipher('earlier-files'));
  const fileClaims = fileClaimRepository({ connection, outbox }, cipher('file-claims'));
  const transact = <T>(work: (tx: Transaction) => Promise<T>) => inTransaction(connection, work);
  const knownDocuments = knownDocumentRepository(connection);
  const ofFiles = { files, fileClaims, knownDocuments, practitioners, claimRules: loadClaimRules(), clock, transact };
  return {
    ...ofFiles,
    applications,
    credentials,
    documents: documentRepository({ connection, outbox }),
    documentTypes: loadDocumentTypes(),
    journeys,
    lookUps: createLookUps(connection, loadLookUpRules()),
    rules,
    reference: loadReference(),
    newFileNumber: freshFileNumber(ofFiles),
    assertNoFileWaits: assertNoFileWaits(ofFiles),
    openClaimed: (accountId: string) => transact((tx) => openClaimedFile(ofFiles)(accountId, tx)),
  };
};

/** What documents ask of applications, until an application has documents: nobody but the owner reads, and none is in use. */
const documentPorts: Ports = { handles: () => Promise.resolve(false), inUse: () => Promise.resolve(false) };

/** Everything of this service, from the platform it stands on to the parts that the kit runs. */
export const wire = async (
  platform: Platform,
  config: MembershipConfig,
  ports = documentPorts,
): Promise<ServiceParts<Context>> => {
  const deps = wireDeps(platform, config);
  const { rules, clock } = deps;
  const unsealer = await createUnsealer(config.SEAL_KEY.reveal());
  const documents = createDocuments(platform, config, { ...deps, ...ports });
  const notificationSealer = await createSealer(config.NOTIFICATION_SEAL_KEY);
  return {
    resolvers,
    mutations: {
      ...bindVerbs(profileMutations, deps),
      ...bindVerbs(applicationMutations, deps),
      ...bindVerbs(fileMutations, { ...deps, notificationSealer }),
      ...bindVerbs(documentMutations, documents.deps),
    },
    belongings,
    again: {
      application: deps.applications,
      practitioner: deps.practitioners,
      claim: deps.fileClaims,
      document: documents.deps.documents,
    },
    context: (caller, rateLimit) => ({
      caller,
      profiles: createProfileReads(deps, caller),
      credentials: createCredentialReads(deps, { caller, rateLimit }),
      applications: createApplicationReads(deps, { caller, rateLimit }),
      documents: documents.reads(caller),
      files: createFileReads(deps, caller),
      reference: createReferenceReads(deps),
      rules,
      now: clock.now,
    }),
    handlers: [...createHandlers(deps), ...createFileHandlers({ ...deps, unsealer })],
    workers: [...createSweeps(platform.log, deps), ...createFileSweeps(platform.log, deps), ...documents.sweeps],
    routes: documents.routes,
    runners: documents.runners,
  };
};
