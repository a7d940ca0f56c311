import type { Clock } from '@mumaris/kit/clock';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { Sealer, Unsealer } from '@mumaris/kit/secrets/seal';
import type { Practitioners } from '../../profile';
import type { ClaimRules } from '../domain/file-claim';
import type { EarlierFiles } from '../store/earlier-file.repository';
import type { FileClaims } from '../store/file-claim.repository';
import type { KnownDocuments } from '../store/known-document.repository';

/** What the use cases work with. */
export interface Deps {
  readonly files: EarlierFiles;
  readonly fileClaims: FileClaims;
  readonly knownDocuments: KnownDocuments;
  readonly practitioners: Practitioners;
  readonly claimRules: ClaimRules;
  readonly clock: Clock;
  /** Runs work on several aggregates in one transaction. */
  transact<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}

/** With it statements are opened that identity sealed. */
export interface HearingDeps extends Deps {
  readonly unsealer: Unsealer;
}

/** With it whom a file reaches is told by notification. */
export interface DecidingDeps extends Deps {
  readonly notificationSealer: Sealer;
}
