import type { Day } from '@mumaris/kit/calendar';
import type { Clock } from '@mumaris/kit/clock';
import type { Logger } from '@mumaris/kit/log';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { TextSigner } from '@mumaris/kit/secrets/sign';
import type { Tasks } from '@mumaris/kit/tasks';
import type { Asker, Contents, Documents, Scan } from '../../documents';
import type { Practitioners } from '../../profile';
import type { Reference } from '../../reference';
import type { ReportTickets } from '../domain/report-ticket';
import type { VerificationRules } from '../domain/verification-rules';
import type { VerificationCases } from '../store/case.repository';
import type { Verifier } from '../verifier/verifier';

/** What wire.ts connects from applications, which verification knows nothing of. */
interface Ports {
  /** The steps of a service that is in force, as §8 of the rule book writes them. @throws RuleViolation UNKNOWN_SERVICE */
  readonly stepsOf: (service: string, today: Day) => readonly string[];
  /** The last of so many working days after a day. */
  readonly afterWorkingDays: (day: Day, count: number) => Day;
  /** The day from which so many working days remain up to a day, itself counted. */
  readonly beforeWorkingDays: (day: Day, count: number) => Day;
}

/** What reading needs. */
export interface ReadDeps extends Ports {
  readonly verificationCases: VerificationCases;
  readonly verificationRules: VerificationRules;
  readonly practitioners: Practitioners;
  readonly reference: Pick<Reference, 'find'>;
  readonly clock: Clock;
}

/** What the use cases work with. */
export interface Deps extends ReadDeps {
  readonly documents: Pick<Documents, 'byIds'>;
  readonly contents: Pick<Contents, 'put' | 'keep' | 'read'>;
  readonly scan: Scan;
  /** Notes that somebody asked for documents that are not their own (MEM-05). */
  readonly noteTries: (asker: Asker, documentIds: readonly string[]) => Promise<void>;
  readonly verifier: Verifier;
  readonly reportTickets: ReportTickets;
  /** Where the public reaches this service's addresses, without a slash at its end. */
  readonly documentsUrl: string;
  readonly signer: TextSigner;
  readonly tasks: Tasks;
  readonly log: Logger;
  /** Runs work on several aggregates in one transaction. */
  transact<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}
