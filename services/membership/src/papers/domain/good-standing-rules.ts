import type { Text } from '@mumaris/schemas';

/** How certificates of good standing are printed and delivered (rules/papers/good-standing.yaml). */
export interface GoodStandingRules {
  /** For how many days a link holds. */
  readonly linkDays: number;
  readonly mostLinks: number;
  readonly mostWrongCodes: number;
  readonly sanctions: Readonly<Record<'none' | 'suspended' | 'suspendedUntil' | 'revoked' | 'decided', Text>>;
  readonly conditions: Readonly<Record<'none' | 'below', Text>>;
  readonly neverRegistered: Text;
  /** What stands over its holder's copy. */
  readonly copy: Text;
  readonly page: Readonly<Record<'title' | 'what' | 'code' | 'button', Text>>;
}
