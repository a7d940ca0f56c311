import type { Connection } from '@mumaris/kit/mongo/connect';
import { inTransaction, type Transaction } from '@mumaris/kit/mongo/transaction';
import type { Advance, Journey } from '../domain/advance';
import type { Application } from '../domain/application';
import type { FreshCredential } from '../domain/credential';
import type { ServiceCode } from '../rules/service-rules';
import type { Applications } from './application.repository';
import type { Credentials } from './credential.repository';
import type { Practitioners } from './practitioner.repository';

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
  freshCredential(service: ServiceCode): FreshCredential;
}

export const createJourneys = (parts: Parts): Journeys => {
  const { connection, applications, practitioners, credentials, freshCredential } = parts;
  return {
    advance: (applicationId, decide, given) => {
      const work = (tx: Transaction) =>
        applications.update(
          applicationId,
          async (application) => {
            const practitioner = await practitioners.get(application.practitionerId, tx);
            const decided = decide(application, { practitioner, fresh: freshCredential(application.service) });
            if (decided.granted) await credentials.insert(decided.granted, tx);
            return decided;
          },
          tx,
        );
      return given ? work(given) : inTransaction(connection, work);
    },
  };
};
