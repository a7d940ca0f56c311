import type { Connection } from '@mumaris/kit/mongo/connect';
import { silent } from '@mumaris/kit/change';
import type { Clock } from '@mumaris/kit/clock';
import { newId } from '@mumaris/kit/id';
import { inTransaction, type Transaction } from '@mumaris/kit/mongo/transaction';
import type { TextSigner } from '@mumaris/kit/secrets/sign';
import type { Matters } from '../../committees';
import { type Credential, type Credentials, freshCredential, type NamedSanction } from '../../credentials';
import type { ExamPorts } from '../../exams';
import { giveMembershipNumber, type Practitioners, type StatedEntries } from '../../profile';
import type { VerificationFactsOf } from '../../verification';
import type { Advance, Journey } from '../domain/advance';
import type { Sources } from '../domain/sources';
import { answerTo } from '../domain/answer';
import type { Application } from '../domain/application';
import { committeeMove } from '../domain/committee-decision';
import { statedEntries } from '../domain/stated-entries';
import { type Decision, decisionOf, decisionType } from '../domain/decision';
import { renewalMove } from '../domain/renewal';
import type { Rules } from '../domain/rules';
import type { Applications } from './application.repository';
import type { Decisions } from './decision.repository';

/** Moves applications on. */
export interface Journeys {
  /**
   * Decides on an application and writes it, its events, a credential that it grants, what of its answers joins the profile, and what it was
   * decided on, signed, in one transaction.
   * @throws RuleViolation NOT_FOUND
   */
  advance(
    applicationId: string,
    decide: (application: Application, journey: Journey) => Advance,
    tx?: Transaction,
  ): Promise<Application>;
}

/** The documents of an account, as far as rules look at them; those that are gone are left out. */
export type DocumentFacts = (
  accountId: string,
  ids: readonly string[],
  tx?: Transaction,
) => Promise<Sources['documents']>;

interface Parts {
  connection: Connection;
  documentFacts: DocumentFacts;
  verificationFacts: VerificationFactsOf;
  newMembershipNumber: () => Promise<string>;
  joinStated: (practitionerId: string, stated: StatedEntries, tx: Transaction) => Promise<unknown>;
  applications: Applications;
  practitioners: Practitioners;
  credentials: Credentials;
  /** What is before a committee, and what is not any more. */
  matters: Matters;
  decisions: Decisions;
  exams: Pick<ExamPorts, 'begin' | 'withdraw'>;
  /** What of the sanctions against somebody a certificate of good standing names. */
  sanctionsNamed: (practitionerId: string, tx: Transaction) => Promise<NamedSanction[]>;
  /** What becomes of a credential beside its being kept, with the e-mail address that the application names. */
  handOver: (granted: Credential, email: string, tx: Transaction) => Promise<void>;
  signer: TextSigner;
  rules: Rules;
  clock: Pick<Clock, 'now'>;
}

export const createJourneys = (parts: Parts): Journeys => {
  const { connection, applications, practitioners, credentials, documentFacts, newMembershipNumber, rules } = parts;
  const { decisions, signer, joinStated, verificationFacts, clock, matters, exams, sanctionsNamed, handOver } = parts;
  const keep = async (decision: Decision, accountId: string, tx: Transaction) => {
    const { application, kind, at } = decision;
    const signed = await signer.sign(JSON.stringify(decision), decisionType);
    const about = { _id: newId('dec'), applicationId: application.id, accountId, kind, at: new Date(at) };
    await decisions.add({ ...about, ...signed }, tx);
  };
  /** An exam begins and ends with the step that it is of (MEM-52). */
  const followExam = async (before: Application, after: Application, tx: Transaction) => {
    const [was, is] = [before.status === 'AWAITING_EXAM', after.status === 'AWAITING_EXAM'];
    if (is && !was) await exams.begin({ ...after, applicationId: after.id }, tx);
    if (was && !is) await exams.withdraw(after.id, tx);
  };
  return {
    advance: (applicationId, decide, given) => {
      const work = (tx: Transaction) =>
        applications.update(
          applicationId,
          async (application) => {
            const { practitionerId, accountId, attachments } = application;
            const practitioner = await practitioners.get(practitionerId, tx);
            const held = await credentials.heldBy([practitionerId], tx);
            const ids = attachments.map(({ documentId }) => documentId);
            const documents = await documentFacts(accountId, ids, tx);
            const { outcome } = rules.of(application);
            const fresh = freshCredential(outcome?.numberPrefix ?? '');
            const sanctions = outcome?.kind === 'GOOD_STANDING' ? await sanctionsNamed(practitionerId, tx) : [];
            const verification = (await verificationFacts([practitioner], tx)).get(practitionerId);
            const sources = { practitioner, held, documents, verification };
            const decided = decide(application, { ...sources, fresh, sanctions });
            const { granted, moved = [] } = decided;
            if (granted) await credentials.insert(granted, tx);
            if (granted) await handOver(granted.state, answerTo(application.answers, 'addresseeEmail'), tx);
            // Given with the first professional registration (MEM-12).
            if (granted?.state.kind === 'REGISTRATION' && practitioner.membershipNumber === null) {
              const number = await newMembershipNumber();
              await practitioners.update(practitionerId, (one) => giveMembershipNumber(one, number), tx);
            }
            for (const one of moved) await credentials.update(one.state.id, () => one, tx);
            const changed = { before: application, after: decided.state, paidAt: decided.paidAt };
            const renewal = renewalMove(changed, held, rules, clock.now());
            if (renewal) await credentials.update(renewal.credentialId, (one) => silent(renewal.move(one)), tx);
            const matter = committeeMove(application, decided.state, rules);
            if (matter && 'bring' in matter) await matters.bring(matter.bring, tx);
            if (matter && 'withdraw' in matter) await matters.withdraw('APPLICATION', matter.withdraw, tx);
            await followExam(application, decided.state, tx);
            const isCompleted = decided.state.status === 'COMPLETED' && application.status !== 'COMPLETED';
            const stated = isCompleted ? statedEntries(decided.state, rules.of(application)) : undefined;
            if (stated) await joinStated(practitionerId, stated, tx);
            const decision = decisionOf(application, decided.state, sources, rules);
            if (decision) await keep(decision, accountId, tx);
            return { ...decided, decision };
          },
          tx,
        );
      return given ? work(given) : inTransaction(connection, work);
    },
  };
};
