import { createLookUps } from '@mumaris/kit/limits/look-ups';
import { inTransaction, type Transaction } from '@mumaris/kit/mongo/transaction';
import { createFieldCipher, keyBytes } from '@mumaris/kit/secrets/cipher';
import type { Platform } from '@mumaris/kit/service';
import { loadAppealRules } from './appeals/rules/load-rules';
import { appealRepository } from './appeals/store/appeal.repository';
import { workingDayPorts } from './applications/domain/working-days';
import { loadRules } from './applications/rules/load-rules';
import { applicationRepository } from './applications/store/application.repository';
import { decisionRepository } from './applications/store/decision.repository';
import { readDocumentFacts } from './applications/store/document-facts';
import { exceptedApplications } from './applications/store/excepted-applications';
import { createWorkload } from './applications/store/workload';
import { findUnmet } from './applications/use-cases/find-unmet';
import { handlesDocument } from './applications/use-cases/handles-document';
import { letGo } from './applications/use-cases/let-go';
import { loadCommitteeRules } from './committees/rules/load-rules';
import { ballotRepository } from './committees/store/ballot.repository';
import { committeeRepository } from './committees/store/committee.repository';
import { sessionRepository } from './committees/store/session.repository';
import { createMatters } from './committees/use-cases/matters';
import type { MembershipConfig } from './config';
import { loadRegistrationRules } from './credentials/rules/load-rules';
import { credentialRepository } from './credentials/store/credential.repository';
import { endingCredentials } from './credentials/store/ending-credentials';
import { writeAnew } from './credentials';
import { followListed } from './credentials/use-cases/listed-qualifications';
import { noteTries } from './documents';
import { loadDocumentTypes } from './documents/rules/load-rules';
import { documentRepository } from './documents/store/document.repository';
import { documentTryRepository } from './documents/store/document-try.repository';
import { loadExceptionRules } from './exceptions/rules/load-rules';
import { exceptionRepository } from './exceptions/store/exception.repository';
import { liftedToday } from './exceptions/use-cases/in-force';
import { loadExamRules } from './exams';
import { candidacyRepository } from './exams/store/candidacy.repository';
import { sittingRepository } from './exams/store/sitting.repository';
import { examPorts } from './exams/use-cases/ports';
import { createSeatLine } from './exams/use-cases/seat-line';
import { loadClaimRules } from './files/rules/load-rules';
import { earlierFileRepository } from './files/store/earlier-file.repository';
import { fileClaimRepository } from './files/store/file-claim.repository';
import { knownDocumentRepository } from './files/store/known-document.repository';
import { assertNoFileWaits } from './files/use-cases/assert-no-file-waits';
import { assertOwnIdDocument } from './files/use-cases/assert-own-id-document';
import { freshFileNumber } from './files/use-cases/fresh-file-number';
import { freshMembershipNumber } from './files/use-cases/fresh-membership-number';
import { openClaimedFile } from './files/use-cases/open-claimed-file';
import { deliveryRepository } from './papers/store/delivery.repository';
import { loadProfileRules } from './profile/rules/load-rules';
import { practitionerRepository } from './profile/store/practitioner.repository';
import { joinStated } from './profile/use-cases/join-stated';
import { loadProofRules } from './proofs/rules/load-rules';
import { placeRepository } from './proofs/store/place.repository';
import { keepStatus } from './proofs/use-cases/keep-status';
import { type Entry, joinedBy } from './reference';
import { loadReference } from './reference/rules/load-reference';
import { reviewerRepository } from './reviewers/store/reviewer.repository';
import { loadLookUpRules } from './rules';
import { loadSanctionRules } from './sanctions/rules/load-rules';
import { caseRepository } from './sanctions/store/case.repository';
import { handlesCaseDocument } from './sanctions/use-cases/handles-document';
import { sanctionsNamed } from './sanctions/use-cases/sanctions-named';
import { loadVerificationRules } from './verification/rules/load-rules';
import { verificationCaseRepository } from './verification/store/case.repository';
import { verificationFacts } from './verification/use-cases/facts';

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
  const ofProofs = {
    places: placeRepository(connection),
    proofRules: loadProofRules(),
  };
  const credentials = credentialRepository({
    ...{ connection, outbox, clock, registrationRules },
    keepStatus: keepStatus({ ...ofProofs, clock }),
  });
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
  const sanctionRules = loadSanctionRules(Object.keys(ofCommittees.committeeRules.committees));
  const appeals = appealRepository({ connection, outbox });
  const sanctionCases = caseRepository({ connection, outbox });
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
  const handlesApplications = handlesDocument({ applications, reviewers });
  const handlesCases = handlesCaseDocument({
    ...ofCommittees,
    leads: reviewers.leads,
    sanctionCases,
    sanctionRules,
    clock,
  });
  return {
    ...ofFiles,
    ...ofExceptions,
    ...ofCommittees,
    matters: createMatters({ ...ofCommittees, clock }),
    sanctionRules,
    sanctionCases,
    sanctionsNamed: sanctionsNamed({ sanctionCases, sanctionRules, clock }),
    appeals,
    appealRules: loadAppealRules(),
    refreshListed,
    ...ofExams,
    seatLine: createSeatLine({ ...ofExams, clock }),
    exams: examPorts({ ...ofExams, credentials, practitioners, clock }),
    ...ofProofs,
    writeAnew: writeAnew({ credentials }),
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
    deliveries: deliveryRepository({ connection, outbox }, cipher('deliveries')),
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
      handles: async (staffAccountId: string, documentId: string) =>
        (await handlesApplications(staffAccountId, documentId)) || handlesCases(staffAccountId, documentId),
      inUse: async (documentId: string) =>
        (await applications.documentPorts.inUse(documentId)) ||
        (await verificationCases.holdsDocument(documentId)) ||
        (await sanctionCases.withDocument(documentId)).length > 0 ||
        (await appeals.withDocument(documentId)).length > 0,
    },
    openClaimed: (accountId: string) => transact((tx) => openClaimedFile(ofFiles)(accountId, tx)),
  };
};
