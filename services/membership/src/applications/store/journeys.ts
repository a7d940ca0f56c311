import type { Connection } from '@mumaris/kit/mongo/connect';
import { inTransaction, type Transaction } from '@mumaris/kit/mongo/transaction';
import { type Credentials, freshCredential } from '../../credentials';
import type { Practitioners } from '../../profile';
import type { Advance, Journey } from '../domain/advance';
import type { Application } from '../domain/application';
import type { Rules } from '../domain/rules';
import type { Applications } from './application.repository';

/** Moves applications on. */
export interface Journeys {
  /**
   * Decides on an application and writes it, its events and a credential that it grants in one transaction.
   * @throws RuleViolation NOT_FOUND
   */
  advance(
    applicationId: string,
    decide: (application: Application, journey: Journey) => Advance,
    tx?: Transaction,
  ): Promise<Application>;
}

interface Parts {
  connection: Connection;
  applications: Applications;
  practitioners: Practitioners;
  credentials: Credentials;
  rules: Rules;
}

export const createJourneys = (parts: Parts): Journeys => {
  const { connection, applications, practitioners, credentials, rules } = parts;
  return {
    advance: (applicationId, decide, given) => {
      const work = (tx: Transaction) =>
        applications.update(
          applicationId,
          async (application) => {
            const practitioner = await practitioners.get(application.practitionerId, tx);
            const { credential } = rules.for(application.service);
            const fresh = freshCredential(credential.numberPrefix);
            const decided = decide(application, { practitioner, fresh });
            if (decided.granted) await credentials.insert(decided.granted, tx);
            return decided;
          },
          tx,
        );
      return given ? work(given) : inTransaction(connection, work);
    },
  };
};
