import { bindVerbs } from '@mumaris/kit/graphql/verbs';
import { createLookUps } from '@mumaris/kit/limits/look-ups';
import { inTransaction, type Transaction } from '@mumaris/kit/mongo/transaction';
import { createFieldCipher, keyBytes } from '@mumaris/kit/secrets/cipher';
import { createSealer, createUnsealer } from '@mumaris/kit/secrets/seal';
import { createTextSigner, readKeySet } from '@mumaris/kit/secrets/sign';
import { keySetRoute } from '@mumaris/kit/server/key-set-route';
import type { Platform, ServiceParts } from '@mumaris/kit/service';
import { createSweep } from '@mumaris/kit/sweep';
import { workingDayPorts } from './applications/domain/working-days';
import { mutations as applicationMutations } from './applications/graphql/mutations';
import { loadRules } from './applications/rules/load-rules';
import { applicationRepository } from './applications/store/application.repository';
import { decisionRepository } from './applications/store/decision.repository';
import { readDocumentFacts } from './applications/store/document-facts';
import { exceptedApplications } from './applications/store/excepted-applications';
import { createJourneys } from './applications/store/journeys';
import { createWorkload } from './applications/store/workload';
import { createSweeps } from './applications/sweeps';
import { endExam } from './applications/use-cases/end-exam';
import { findUnmet } from './applications/use-cases/find-unmet';
import { handlesDocument } from './applications/use-cases/handles-document';
import { letGo } from './applications/use-cases/let-go';
import { createApplicationReads } from './applications/use-cases/reads';
import { carryOutBallot } from './applications/use-cases/carry-out-ballot';
import { mutations as committeeMutations } from './committees/graphql/mutations';
import { loadCommitteeRules } from './committees/rules/load-rules';
import { ballotRepository } from './committees/store/ballot.repository';
import { committeeRepository } from './committees/store/committee.repository';
import { sessionRepository } from './committees/store/session.repository';
import { createCommitteeSweeps } from './committees/sweeps';
import { createMatters } from './committees/use-cases/matters';
import { createCommitteeReads } from './committees/use-cases/reads';
import type { MembershipConfig } from './config';
import { loadRegistrationRules } from './credentials/rules/load-rules';
import { credentialRepository } from './credentials/store/credential.repository';
import { endingCredentials } from './credentials/store/ending-credentials';
import { createCredentialSweeps } from './credentials/sweeps';
import { followListed } from './credentials/use-cases/listed-qualifications';
import { createCredentialReads } from './credentials/use-cases/reads';
import { noteTries } from './documents';
import { createDocuments } from './documents/create-documents';
import { mutations as documentMutations } from './documents/graphql/mutations';
import { loadDocumentTypes } from './documents/rules/load-rules';
import { documentRepository } from './documents/store/document.repository';
import { documentTryRepository } from './documents/store/document-try.repository';
import type { Ports } from './documents/use-cases/deps';
import { mutations as exceptionMutations } from './exceptions/graphql/mutations';
import { loadExceptionRules } from './exceptions/rules/load-rules';
import { exceptionRepository } from './exceptions/store/exception.repository';
import { createExceptionSweeps } from './exceptions/sweeps';
import { liftedToday } from './exceptions/use-cases/in-force';
import { createExceptionReads } from './exceptions/use-cases/reads';
import { mutations as examMutations } from './exams/graphql/mutations';
import { loadExamRules } from './exams';
import { candidacyRepository } from './exams/store/candidacy.repository';
import { sittingRepository } from './exams/store/sitting.repository';
import { createExamSweeps } from './exams/sweeps';
import { examPorts } from './exams/use-cases/ports';
import { createExamReads } from './exams/use-cases/reads';
import { mutations as fileMutations } from './files/graphql/mutations';
import { loadClaimRules } from './files/rules/load-rules';
import { earlierFileRepository } from './files/store/earlier-file.repository';
import { fileClaimRepository } from './files/store/file-claim.repository';
import { knownDocumentRepository } from './files/store/known-document.repository';
import { createFileSweeps } from './files/sweeps';
import { assertNoFileWaits } from './files/use-cases/assert-no-file-waits';
import { assertOwnIdDocument } from './files/use-cases/assert-own-id-document';
import { freshFileNumber } from './files/use-cases/fresh-file-number';
import { freshMembershipNumber } from './files/use-cases/fresh-membership-number';
import { openClaimedFile } from './files/use-cases/open-claimed-file';
import { createFileReads } from './files/use-cases/reads';
import type { Context } from './graphql/context';
import { belongings, resolvers } from './graphql/resolvers';
import { createHandlers } from './handlers';
import { mutations as profileMutations } from './profile/graphql/mutations';
import { loadProfileRules } from './profile/rules/load-rules';
import { practitionerRepository } from './profile/store/practitioner.repository';
import { createProfileSweeps } from './profile/sweeps';
import { joinStated } from './profile/use-cases/join-stated';
import { createProfileReads } from './profile/use-cases/reads';
import { type Entry, joinedBy } from './reference';
import { loadReference } from './reference/rules/load-reference';
import { createReferenceReads } from './reference/use-cases/reads';
import { isRelative } from './reviewers';
import { mutations as reviewerMutations } from './reviewers/graphql/mutations';
import { reviewerRepository } from './reviewers/store/reviewer.repository';
import { createReviewerReads } from './reviewers/use-cases/reads';
import { loadLookUpRules } from './rules';
import { createVerification } from './verification/create-verification';
import { mutations as verificationMutations } from './verification/graphql/mutations';
import { loadVerificationRules } from './verification/rules/load-rules';
import { verificationCaseRepository } from './verification/store/case.repository';
import { verificationFacts } from './verification/use-cases/facts';
import { createVerificationReads } from './verification/use-cases/reads';

/** Puts the rules, the stores and the clock together for every feature. @throws when a rules file is wrong */
export const wireDeps = (
  { connection, outbox, clock }: Pick<Platform, 'connection' | 'outbox' | 'clock'>,
  { FIELD_KEY }: Pick<MembershipConfig, 'FIELD_KEY'>,
) => {
  let joined: readonly Entry[] = [];
  const reference = loadReference(undefined, () => joined);
  const rules = loadRules(reference);
  const applications = applicationRepository({ connection, outbox });
  const cipher = (purpose: string) => createFieldCipher([keyBytes(FIELD_KEY.reveal())], `membership.${purpose}`);
  const practitioners = practitionerRepository({ connection, outbox }, cipher('practitioners'));
  const registrationRules = loadRegistrationRules();
  const credentials = credentialRepository({ connection, outbox, clock, registrationRules });
  const refreshListed = followListed(credentials, (listed) => {
    const granted = listed.map(({ number, issuedOn: from, content: { title, under } }) => ({
      number,
      title,
      under,
      from,
    }));
    joined = joinedBy(granted, joined, reference);
  });
  const documents = documentRepository({ connection, outbox });
  const documentTries = documentTryRepository({ connection, outbox, clock });
  const reviewers = reviewerRepository({ connection, outbox });
  const documentFacts = readDocumentFacts(documents);
  const files = earlierFileRepository({ connection, outbox }, cipher('earlier-files'));
  const fileClaims = fileClaimRepository({ connection, outbox }, cipher('file-claims'));
  const transact = <T>(work: (tx: Transaction) => Promise<T>) => inTransaction(connection, work);
  const knownDocuments = knownDocumentRepository(connection);
  const ofExceptions = {
    exceptions: exceptionRepository({ connection, outbox }),
    exceptionRules: loadExceptionRules(),
    endingCredentials: endingCredentials(connection),
    exceptedApplications: exceptedApplications(connection),
  };
  const ofCommittees = {
    committees: committeeRepository({ connection, outbox }),
    ballots: ballotRepository({ connection, outbox }),
    sessions: sessionRepository({ connection, outbox }),
    committeeRules: loadCommitteeRules(),
  };
  const ofExams = {
    sittings: sittingRepository({ connection, outbox }),
    candidacies: candidacyRepository({ connection, outbox }),
    examRules: loadExamRules(),
  };
  const verificationCases = verificationCaseRepository({ connection, outbox });
  const isVerified = verificationCases.holdsEntry;
  const ofVerification = {
    verificationCases,
    verificationRules: loadVerificationRules(),
    stepsOf: (service: string, today: string) => rules.inForce(service, today).steps,
    ...workingDayPorts(rules.lifecycle.officeHours),
  };
  const factsOfVerification = verificationFacts({ ...ofVerification, reference, clock });
  const profileRules = loadProfileRules();
  const ofFiles = { files, fileClaims, knownDocuments, practitioners, claimRules: loadClaimRules(), clock, transact };
  return {
    ...ofFiles,
    ...ofExceptions,
    ...ofCommittees,
    matters: createMatters({ ...ofCommittees, clock }),
    refreshListed,
    ...ofExams,
    exams: examPorts({ ...ofExams, credentials, practitioners, clock }),
    ...ofVerification,
    verificationFacts: factsOfVerification,
    findUnmet: findUnmet({
      ...ofFiles,
      ...ofExceptions,
      applications,
      credentials,
      documentFacts,
      verificationFacts: factsOfVerification,
      rules,
    }),
    applications,
    credentials,
    registrationRules,
    documents,
    documentTries,
    noteTries: noteTries({ documents, documentTries }),
    documentTypes: loadDocumentTypes(),
    workload: createWorkload(connection),
    decisions: decisionRepository(connection),
    lookUps: createLookUps(connection, loadLookUpRules()),
    rules,
    reference,
    reviewers,
    isService: (code: string) => rules.services.some((service) => service.code === code),
    leads: reviewers.leads,
    liftedToday: () => liftedToday({ ...ofExceptions, clock }),
    documentFacts,
    profileRules,
    documentsOf: async (accountId: string, ids: readonly string[]) =>
      new Set((await documentFacts(accountId, ids)).map(({ id }) => id)),
    isVerified,
    joinStated: joinStated({ practitioners, reference, profileRules, isVerified, clock }),
    newFileNumber: freshFileNumber(ofFiles),
    newMembershipNumber: freshMembershipNumber(ofFiles),
    assertNoFileWaits: assertNoFileWaits(ofFiles),
    assertOwnIdDocument: assertOwnIdDocument(ofFiles),
    letGo: letGo({ applications, rules, clock }),
    documentPorts: {
      handles: handlesDocument({ applications, reviewers }),
      inUse: async (documentId: string) =>
        (await applications.documentPorts.inUse(documentId)) || verificationCases.holdsDocument(documentId),
    },
    openClaimed: (accountId: string) => transact((tx) => openClaimedFile(ofFiles)(accountId, tx)),
  };
};

/** Everything of this service, from the platform it stands on to the parts that the kit runs. */
export const wire = async (
  platform: Platform,
  config: MembershipConfig,
  ports?: Ports,
): Promise<ServiceParts<Context>> => {
  const ground = wireDeps(platform, config);
  const signer = await createTextSigner(config.DECISIONS_KEY);
  const { keys: earlierKeys } = await readKeySet(config.DECISIONS_EARLIER_KEYS);
  const journeys = createJourneys({ ...ground, connection: platform.connection, signer });
  const committeePorts = {
    isRelative: async (accountId: string, practitionerId: string) =>
      isRelative(await ground.reviewers.of(accountId), practitionerId),
    carryOut: carryOutBallot({ ...ground, journeys }),
  };
  const onwards = endExam({ ...ground, journeys }, ground.examRules.failedReason);
  const deps = { ...ground, journeys, committeePorts, onwards };
  await deps.refreshListed();
  const { rules, clock } = deps;
  const unsealer = await createUnsealer(config.SEAL_KEY.reveal());
  const documents = createDocuments(platform, config, { ...deps, ...(ports ?? deps.documentPorts) });
  const verification = createVerification(platform, config, { ...deps, ...documents.deps, signer });
  const notificationSealer = await createSealer(config.NOTIFICATION_SEAL_KEY);
  return {
    resolvers,
    mutations: {
      ...bindVerbs(profileMutations, deps),
      ...bindVerbs(applicationMutations, deps),
      ...bindVerbs(fileMutations, { ...deps, notificationSealer }),
      ...bindVerbs(documentMutations, documents.deps),
      ...bindVerbs(reviewerMutations, deps),
      ...bindVerbs(exceptionMutations, deps),
      ...bindVerbs(committeeMutations, deps),
      ...bindVerbs(examMutations, deps),
      ...bindVerbs(verificationMutations, verification.deps),
    },
    belongings,
    again: {
      application: deps.applications,
      practitioner: deps.practitioners,
      claim: deps.fileClaims,
      document: documents.deps.documents,
      reviewer: deps.reviewers,
      exception: deps.exceptions,
      verification: deps.verificationCases,
      committee: deps.committees,
      session: deps.sessions,
      ballot: deps.ballots,
      sitting: deps.sittings,
      exam: deps.candidacies,
    },
    context: (caller, rateLimit) => {
      const profiles = createProfileReads(deps, caller);
      const credentials = createCredentialReads(deps, { caller, rateLimit });
      return {
        caller,
        profiles,
        credentials,
        applications: createApplicationReads(deps, { profiles, credentials }, { caller, rateLimit }),
        documents: documents.reads(caller),
        files: createFileReads(deps, caller),
        reference: createReferenceReads(deps),
        reviewers: createReviewerReads(deps, caller),
        exceptions: createExceptionReads(deps),
        committees: createCommitteeReads(deps, caller),
        exams: createExamReads(deps, caller),
        verification: createVerificationReads(verification.deps, caller),
        rules,
        profileRules: deps.profileRules,
        registrationRules: deps.registrationRules,
        now: clock.now,
      };
    },
    handlers: createHandlers({ ...deps, unsealer }),
    workers: [
      ...createSweeps(platform.log, deps),
      ...createFileSweeps(platform.log, deps),
      ...createProfileSweeps(platform.log, deps),
      ...createCredentialSweeps(platform.log, deps),
      ...createExceptionSweeps(platform.log, deps),
      ...createCommitteeSweeps(platform.log, deps),
      createSweep({
        name: 'listed qualifications',
        clock,
        log: platform.log,
        findDue: () => Promise.resolve(['all']),
        apply: deps.refreshListed,
      }),
      ...createExamSweeps(platform.log, deps),
      ...documents.sweeps,
      ...verification.sweeps,
    ],
    routes: [
      ...documents.routes,
      ...verification.routes,
      keySetRoute('/decisions/keys.json', () => ({ keys: [signer.key, ...earlierKeys] })),
    ],
    runners: { ...documents.runners, ...verification.runners },
  };
};
