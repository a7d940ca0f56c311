import type { Clock } from '@mumaris/kit/clock';
import type { Transaction } from '@mumaris/kit/mongo/transaction';
import type { Sealer } from '@mumaris/kit/secrets/seal';
import type { Factors } from '../assemble-factors';
import type { AuditTrail } from '@mumaris/kit/audit/audit-trail';
import type { SecurityEventKind } from '@mumaris/schemas';
import type { PasswordFacts } from '../domain/password-policy';
import type { HumanCheck } from '../human/human-check';
import type { Limits } from '../limits/limits';
import type { Rules } from '../domain/rules';
import type { Authenticate } from '../secrets/authenticate';
import type { Confirmations } from '../secrets/confirmations';
import type { Passwords } from '../secrets/passwords';
import type { AccountLinkRepository } from '../store/account-link.repository';
import type { AccountRepository } from '../store/account.repository';
import type { ContactChangeRepository } from '../store/contact-change.repository';
import type { KnownDevices } from '../store/known-device.repository';
import type { InvitationRepository } from '../store/invitation.repository';
import type { RevocationRepository } from '../store/revocation.repository';
import type { SessionRepository } from '../store/session.repository';
import type { SignUpRepository } from '../store/sign-up.repository';
import type { UserNameRequestRepository } from '../store/user-name-request.repository';
import type { AccessTokens } from '../tokens/access-tokens';
import type { RefreshTokens } from '../tokens/refresh-tokens';

/** What the use cases stand on; each names the part it needs. */
export interface Deps extends Factors {
  readonly accounts: AccountRepository;
  readonly signUps: SignUpRepository;
  readonly sessions: SessionRepository;
  readonly knownDevices: KnownDevices;
  readonly accountLinks: AccountLinkRepository;
  readonly userNameRequests: UserNameRequestRepository;
  readonly contactChanges: ContactChangeRepository;
  readonly invitations: InvitationRepository;
  readonly revocations: RevocationRepository;
  readonly auditTrail: AuditTrail<SecurityEventKind>;
  readonly limits: Limits;
  readonly human: HumanCheck;
  readonly passwords: Passwords;
  /** What the checks of passwords find out about one. */
  readonly passwordFacts: (password: string) => Promise<PasswordFacts>;
  readonly authenticate: Authenticate;
  readonly confirmations: Confirmations;
  readonly sealer: Sealer;
  /** Encrypts for membership, which keeps the files. */
  readonly membershipSealer: Sealer;
  readonly accessTokens: AccessTokens;
  readonly refreshTokens: RefreshTokens;
  /** ANSWERS_AFTER_MS of the configuration. */
  readonly answersAfterMs: number;
  readonly rules: Rules;
  readonly clock: Clock;
  /** Runs work on several aggregates in one transaction. */
  transact<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}
