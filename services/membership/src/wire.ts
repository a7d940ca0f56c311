import { bindVerbs } from '@mumaris/kit/graphql/verbs';
import { createSealer, createUnsealer } from '@mumaris/kit/secrets/seal';
import { createTextSigner, readKeySet } from '@mumaris/kit/secrets/sign';
import { keySetRoute } from '@mumaris/kit/server/key-set-route';
import type { Platform, ServiceParts } from '@mumaris/kit/service';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import { createSweep } from '@mumaris/kit/sweep';
import type { BallotSubject } from '@mumaris/schemas';
import { mutations as appealMutations } from './appeals/graphql/mutations';
import { createAppealReads } from './appeals/use-cases/reads';
import { rejectionsAppealed } from './appeals/use-cases/rejections-appealed';
import { sanctionsAppealed } from './appeals/use-cases/sanctions-appealed';
import { mutations as applicationMutations } from './applications/graphql/mutations';
import { createJourneys } from './applications/store/journeys';
import { createSweeps } from './applications/sweeps';
import { endExam } from './applications/use-cases/end-exam';
import { createApplicationReads } from './applications/use-cases/reads';
import { carryOutBallot } from './applications/use-cases/carry-out-ballot';
import type { Ballot } from './committees';
import { wireDeps } from './assemble';
import { mutations as committeeMutations } from './committees/graphql/mutations';
import { createCommitteeSweeps } from './committees/sweeps';
import { createCommitteeReads } from './committees/use-cases/reads';
import type { MembershipConfig } from './config';
import { createCredentialSweeps } from './credentials/sweeps';
import { createCredentialReads } from './credentials/use-cases/reads';
import { createDocuments } from './documents/create-documents';
import { mutations as documentMutations } from './documents/graphql/mutations';
import type { Ports } from './documents/use-cases/deps';
import { mutations as exceptionMutations } from './exceptions/graphql/mutations';
import { createExceptionSweeps } from './exceptions/sweeps';
import { createExceptionReads } from './exceptions/use-cases/reads';
import { mutations as examMutations } from './exams/graphql/mutations';
import { resultsWebhook } from './exams/http/results-webhook';
import { createExamSweeps } from './exams/sweeps';
import { createExamReads } from './exams/use-cases/reads';
import { mutations as fileMutations } from './files/graphql/mutations';
import { createFileSweeps } from './files/sweeps';
import { createFileReads } from './files/use-cases/reads';
import type { Context } from './graphql/context';
import { belongings, resolvers } from './graphql/resolvers';
import { createHandlers } from './handlers';
import { createPapers } from './papers/create-papers';
import { mutations as paperMutations } from './papers/graphql/mutations';
import { mutations as profileMutations } from './profile/graphql/mutations';
import { createProfileSweeps } from './profile/sweeps';
import { createProfileReads } from './profile/use-cases/reads';
import { createProofs } from './proofs/create-proofs';
import { createReferenceReads } from './reference/use-cases/reads';
import { isRelative } from './reviewers';
import { mutations as reviewerMutations } from './reviewers/graphql/mutations';
import { createReviewerReads } from './reviewers/use-cases/reads';
import { mutations as sanctionMutations } from './sanctions/graphql/mutations';
import { createSanctionSweeps } from './sanctions/sweeps';
import { carryOutSanction } from './sanctions/use-cases/impose';
import { createSanctionReads } from './sanctions/use-cases/reads';
import { createVerification } from './verification/create-verification';
import { mutations as verificationMutations } from './verification/graphql/mutations';
import { createVerificationReads } from './verification/use-cases/reads';

type CarryOut = (ballot: Ballot, tx: Transaction) => Promise<void>;

/** What a decided ballot does, by what it was about. */
const carryOut =
  (bySubject: Record<BallotSubject, CarryOut>): CarryOut =>
  (ballot, tx) =>
    bySubject[ballot.subject](ballot, tx);

/** Everything of this service, from the platform it stands on to the parts that the kit runs. */
export const wire = async (
  platform: Platform,
  config: MembershipConfig,
  ports?: Ports,
): Promise<ServiceParts<Context>> => {
  const ground = wireDeps(platform, config);
  const signer = await createTextSigner(config.DECISIONS_KEY);
  const { keys: earlierKeys } = await readKeySet(config.DECISIONS_EARLIER_KEYS);
  const documents = createDocuments(platform, config, { ...ground, ...(ports ?? ground.documentPorts) });
  const notificationSealer = await createSealer(config.NOTIFICATION_SEAL_KEY);
  const papers = createPapers(platform, config, { ...ground, ...documents.deps, notificationSealer });
  const { handOver } = papers;
  const journeys = createJourneys({ ...ground, connection: platform.connection, signer, handOver });
  const committeePorts = {
    isRelative: async (accountId: string, practitionerId: string) =>
      isRelative(await ground.reviewers.of(accountId), practitionerId),
    carryOut: carryOut({ APPLICATION: carryOutBallot({ ...ground, journeys }), SANCTION: carryOutSanction(ground) }),
  };
  const onwards = endExam({ ...ground, journeys }, ground.examRules.failedReason);
  const deps = { ...ground, journeys, committeePorts, onwards };
  await deps.refreshListed();
  const { rules, clock } = deps;
  const unsealer = await createUnsealer(config.SEAL_KEY.reveal());
  const verification = createVerification(platform, config, { ...deps, ...documents.deps, signer });
  const proofs = await createProofs(platform, config, deps);
  return {
    resolvers,
    mutations: {
      ...bindVerbs(profileMutations, deps),
      ...bindVerbs(applicationMutations, deps),
      ...bindVerbs(fileMutations, { ...deps, notificationSealer }),
      ...bindVerbs(documentMutations, documents.deps),
      ...bindVerbs(paperMutations, papers.deps),
      ...bindVerbs(reviewerMutations, deps),
      ...bindVerbs(exceptionMutations, deps),
      ...bindVerbs(committeeMutations, deps),
      ...bindVerbs(examMutations, deps),
      ...bindVerbs(sanctionMutations, { ...deps, isRelative: committeePorts.isRelative }),
      ...bindVerbs(appealMutations, {
        ...deps,
        isRelative: committeePorts.isRelative,
        appealedKinds: { SANCTION: sanctionsAppealed(deps, deps.ballots), APPLICATION: rejectionsAppealed(deps) },
      }),
      ...bindVerbs(verificationMutations, verification.deps),
    },
    belongings,
    again: {
      application: deps.applications,
      practitioner: deps.practitioners,
      claim: deps.fileClaims,
      document: documents.deps.documents,
      delivery: deps.deliveries,
      reviewer: deps.reviewers,
      exception: deps.exceptions,
      verification: deps.verificationCases,
      committee: deps.committees,
      session: deps.sessions,
      ballot: deps.ballots,
      sitting: deps.sittings,
      exam: deps.candidacies,
      case: deps.sanctionCases,
      appeal: deps.appeals,
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
        papers: papers.reads(caller),
        files: createFileReads(deps, caller),
        reference: createReferenceReads(deps),
        reviewers: createReviewerReads(deps, caller),
        exceptions: createExceptionReads(deps),
        committees: createCommitteeReads(deps, caller),
        exams: createExamReads(deps, caller),
        sanctions: createSanctionReads(deps, caller),
        appeals: createAppealReads(deps, caller),
        verification: createVerificationReads(verification.deps, caller),
        proofs: proofs.reads(credentials),
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
      ...createSanctionSweeps(platform.log, deps),
      ...documents.sweeps,
      ...papers.workers,
      ...verification.sweeps,
      ...proofs.sweeps,
    ],
    routes: [
      ...documents.routes,
      ...papers.routes,
      ...verification.routes,
      ...proofs.routes,
      resultsWebhook(deps, config.EXAM_RESULTS_SECRET, platform.log),
      keySetRoute('/decisions/keys.json', () => ({ keys: [signer.key, ...earlierKeys] })),
    ],
    runners: { ...documents.runners, ...verification.runners },
  };
};
