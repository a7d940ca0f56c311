import type { Fact, FactKind } from './fact';
import { undisturbed } from './standing';
import type { InForce } from './status';

type Take<K extends FactKind> = (so: InForce, fact: Fact<K>) => InForce;

const stands = (so: InForce, standing: Partial<InForce['standing']>): InForce => ({
  ...so,
  standing: { ...so.standing, ...standing },
});

/** The same list with one entry put in, or put anew. */
const withOne = <T extends { readonly id: string }>(all: readonly T[], one: T): T[] => [
  ...all.filter(({ id }) => id !== one.id),
  one,
];

const suspended: Take<'SUSPENDED' | 'SUSPENSION_LIFTED'> = (so, { says: { suspension } }) =>
  stands(so, { suspensions: withOne(so.standing.suspensions, suspension) });
const conditioned: Take<'CONDITION_SET' | 'CONDITION_CHANGED' | 'CONDITION_LIFTED'> = (so, { says: { condition } }) =>
  stands(so, { conditions: withOne(so.standing.conditions, condition) });
const renewed: Take<'RENEWAL_UNDER_WAY' | 'RENEWAL_ENDED'> = (so, { says: { renewal } }) => stands(so, { renewal });
const followed: Take<'FOLLOWED' | 'REINSTATED'> = (so, { says: { by } }) => ({ ...so, followedBy: by });

/** What each kind of fact makes of what was known before it. */
const takes: { readonly [K in FactKind]: Take<K> } = {
  GRANTED: (so, { says }) => ({ ...so, ...says }),
  EMPLOYER_CHANGED: (so) => so,
  EXTENDED: (so, { says: { extension } }) => ({ ...so, extension }),
  SHORTENED: (so, { says: { extension } }) => ({ ...so, extension }),
  FOLLOWED: followed,
  REINSTATED: followed,
  REPLACED: (so, { says: { by } }) => ({ ...so, replacedBy: by }),
  REACTIVATED: (so, { says: { reactivation } }) => ({ ...so, reactivation }),
  REVOKED: (so, { effective: { from } }) => ({ ...stands(so, { revokedAt: from }), status: 'REVOKED' }),
  SUSPENDED: suspended,
  SUSPENSION_LIFTED: suspended,
  CONDITION_SET: conditioned,
  CONDITION_CHANGED: conditioned,
  CONDITION_LIFTED: conditioned,
  RENEWAL_UNDER_WAY: renewed,
  RENEWAL_ENDED: renewed,
};

const nothing: InForce = {
  ...{ status: 'ACTIVE', startsOn: null, expiresOn: null, extension: null, followedBy: null, replacedBy: null },
  standing: undisturbed,
};

const take = <K extends FactKind>(so: InForce, fact: Fact<K>): InForce => (takes[fact.kind] as Take<K>)(so, fact);

/**
 * What was known of a credential at a moment, of all days: what its status on any of them is read off.
 * @param facts in the order in which they became known
 * @returns undefined where nothing was known of it yet
 */
export const asKnownAt = (facts: readonly Fact[], knownAt: Date): InForce | undefined => {
  const known = facts.filter((one) => one.knownAt <= knownAt);
  return known.length ? known.reduce(take, nothing) : undefined;
};
