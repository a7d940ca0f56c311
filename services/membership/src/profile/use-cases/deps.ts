import type { Caller } from '@mumaris/kit/auth/caller';
import type { Clock } from '@mumaris/kit/clock';
import type { Reference } from '../../reference';
import type { IdDocument } from '../domain/id-document';
import type { ProfileRules } from '../domain/profile-rules';
import type { Practitioners } from '../store/practitioner.repository';

/** What the use cases work with. */
export interface Deps {
  readonly practitioners: Practitioners;
  /** A file number that nobody has, nor a file from before (IDN-16). */
  readonly newFileNumber: () => Promise<string>;
  /** Opens the profile from the file that the account claimed, if there is one that was not opened yet (IDN-16). */
  readonly openClaimed: (accountId: string) => Promise<unknown>;
  /** @throws RuleViolation FILE_FROM_BEFORE where a file waits to be claimed by the account's owner (IDN-16) */
  readonly assertNoFileWaits: (accountId: string) => Promise<void>;
  /** @throws RuleViolation ID_DOCUMENT_NOT_YOURS where the account is known by another document of its kind (IDN-05) */
  readonly assertOwnIdDocument: (accountId: string, document: IdDocument) => Promise<void>;
  /** Which of these documents are the account's. */
  readonly documentsOf: (accountId: string, ids: readonly string[]) => Promise<ReadonlySet<string>>;
  /** Notes that somebody asked for documents that are not their own (MEM-05). */
  readonly noteTries: (asker: Partial<Caller> & { accountId: string }, documentIds: readonly string[]) => Promise<void>;
  /** Whether the Commission has verified an entry of a profile. */
  readonly isVerified: (entryId: string) => Promise<boolean>;
  readonly reference: Reference;
  readonly profileRules: ProfileRules;
  readonly clock: Clock;
}
