import type { Caller } from '@mumaris/kit/auth/caller';
import type { Batch } from '@mumaris/kit/batch';
import type { Asker } from '@mumaris/kit/limits/look-ups';
import type { RateLimitFields } from '@mumaris/kit/limits/rate-limit-fields';
import type { Page, PageArguments } from '@mumaris/kit/page';
import type { Language, SecurityEventKind } from '@mumaris/schemas';
import type { Account } from '../domain/account';
import type { ContactChange } from '../domain/contact-change';
import type { Invitation } from '../domain/invitation';
import type { SecurityEvent } from '../domain/security-event';
import type { Session } from '../domain/session';
import type { FileClaim } from '../claims/domain/file-claim';
import type { IdNumberDispute } from '../disputes/domain/id-number-dispute';
import type { EmployerReads } from '../employers/use-cases/reads';
import type { HumanCode } from '../human/code-check';
import type { HumanCheck } from '../human/human-check';
import type { FactorBatches } from './factor-batches';

/** What one request has; the loaders gather what it reads. */
export interface Context {
  /** Who asks. Signing in makes the visitor the account's owner for what the same mutation selects. */
  caller: Caller;
  readonly rateLimit: RateLimitFields;
  readonly queries: {
    newHumanChallenge: HumanCheck['newChallenge'];
    newHumanCode(language: Language, caller: Caller): Promise<HumanCode>;
    termsOfUse(): { readonly version: string };
    identityProvider(): { readonly name: { ar: string; en: string } } | null;
    findContactChange(number: string): Promise<ContactChange | undefined>;
    listContactChanges(accountId: string, page: PageArguments): Promise<Page<ContactChange>>;
    securityEvents(subject: string, page: PageArguments): Promise<Page<SecurityEvent>>;
    describe(kind: SecurityEventKind): { ar: string; en: string };
    fileClaim(number: string, asker: Asker): Promise<FileClaim | null>;
    listInvitations(page: PageArguments): Promise<Page<Invitation>>;
    listIdNumberDisputes(page: PageArguments): Promise<Page<IdNumberDispute>>;
  };
  readonly employers: EmployerReads;
  readonly loaders: FactorBatches & {
    readonly accounts: Batch<string, Account | undefined>;
    readonly sessions: Batch<string, readonly Session[]>;
  };
}
