import { addDays, endOfDay, startOfDay } from '@mumaris/kit/calendar';
import type { Credential, Extension, Reactivation } from './credential';
import type { Condition, RenewalUnderWay, Suspension } from './standing';
import { type InForce, inForceOf } from './status';

/** What each kind of fact says. */
interface Facts {
  readonly GRANTED: Pick<InForce, 'startsOn' | 'expiresOn'>;
  readonly EMPLOYER_CHANGED: { readonly employer: string | null };
  readonly EXTENDED: { readonly extension: Extension };
  readonly SHORTENED: { readonly extension: Extension | null };
  readonly FOLLOWED: { readonly by: string };
  readonly REINSTATED: { readonly by: string };
  readonly REPLACED: { readonly by: string };
  readonly REACTIVATED: { readonly reactivation: Reactivation };
  readonly REVOKED: object;
  readonly SUSPENDED: { readonly suspension: Suspension };
  readonly SUSPENSION_LIFTED: { readonly suspension: Suspension };
  readonly CONDITION_SET: { readonly condition: Condition };
  readonly CONDITION_CHANGED: { readonly condition: Condition };
  readonly CONDITION_LIFTED: { readonly condition: Condition };
  readonly RENEWAL_UNDER_WAY: { readonly renewal: RenewalUnderWay };
  readonly RENEWAL_ENDED: { readonly renewal: RenewalUnderWay };
}
export type FactKind = keyof Facts;

export const factKinds = [
  'GRANTED',
  'EMPLOYER_CHANGED',
  'EXTENDED',
  'SHORTENED',
  'FOLLOWED',
  'REINSTATED',
  'REPLACED',
  'REACTIVATED',
  'REVOKED',
  'SUSPENDED',
  'SUSPENSION_LIFTED',
  'CONDITION_SET',
  'CONDITION_CHANGED',
  'CONDITION_LIFTED',
  'RENEWAL_UNDER_WAY',
  'RENEWAL_ENDED',
] as const satisfies readonly FactKind[];

/** From when something counts, and until when; null where it has no end. */
interface Effective {
  readonly from: Date;
  readonly until: Date | null;
}

/** Something that changed what is in force: from when it counts, and since when it is known. Added, and never changed. */
export type Fact<K extends FactKind = FactKind> = {
  [P in K]: { readonly kind: P; readonly effective: Effective; readonly knownAt: Date; readonly says: Facts[P] };
}[K];

type Said<K extends FactKind = FactKind> = { [P in K]: Omit<Fact<P>, 'knownAt'> }[K];

const from = (instant: Date): Effective => ({ from: instant, until: null });

const granted = (credential: Credential): Said => {
  const { startsOn, expiresOn } = inForceOf(credential);
  const until = expiresOn === null ? null : endOfDay(expiresOn);
  return {
    kind: 'GRANTED',
    effective: { from: startOfDay(startsOn ?? credential.issuedOn), until },
    says: { startsOn, expiresOn },
  };
};

const employerOf = (credential: Credential) =>
  credential.kind === 'REGISTRATION' ? credential.content.employer : null;

const ofDays = (before: Credential, after: Credential, at: Date): Said[] => {
  const { extension, followedBy, replacedBy, expiresOn } = after;
  const said: Said[] = [];
  const employer = employerOf(after);
  if (employerOf(before) !== employer) said.push({ kind: 'EMPLOYER_CHANGED', effective: from(at), says: { employer } });
  const [was, is] = [before.extension?.until ?? '', extension?.until ?? ''];
  if (extension && expiresOn !== null && (is > was || before.extension?.exceptionId !== extension.exceptionId)) {
    const effective = { from: startOfDay(addDays(expiresOn, 1)), until: endOfDay(extension.until) };
    said.push({ kind: 'EXTENDED', effective, says: { extension } });
  } else if (is !== was) said.push({ kind: 'SHORTENED', effective: from(at), says: { extension } });
  if (followedBy !== null && before.followedBy !== followedBy) {
    const kind = after.status === 'REVOKED' ? 'REINSTATED' : 'FOLLOWED';
    said.push({ kind, effective: from(at), says: { by: followedBy } });
  }
  if (replacedBy !== null && before.replacedBy !== replacedBy)
    said.push({ kind: 'REPLACED', effective: from(at), says: { by: replacedBy } });
  return said;
};

const ofReactivation = ({ reactivation: was }: Credential, { reactivation: is }: Credential): Said[] =>
  is && JSON.stringify(is) !== JSON.stringify(was ?? null)
    ? [
        {
          kind: 'REACTIVATED',
          effective: { from: startOfDay(is.from), until: endOfDay(is.until) },
          says: { reactivation: is },
        },
      ]
    : [];

/** The entries of a list that were not there before, or not so: what is kept is never changed in place. */
const changed = <T extends { readonly id: string }>(before: readonly T[], after: readonly T[]) =>
  after
    .filter((one) => !before.includes(one))
    .map((is) => ({ is, was: before.find(({ id }) => id === is.id) }))
    .filter(({ is, was }) => JSON.stringify(is) !== JSON.stringify(was));

const ofSanctions = (before: Credential, after: Credential, at: Date): Said[] => [
  ...(before.status !== 'REVOKED' && after.status === 'REVOKED'
    ? [{ kind: 'REVOKED' as const, effective: from(after.standing.revokedAt ?? at), says: {} }]
    : []),
  ...changed(before.standing.suspensions, after.standing.suspensions).map(({ is }): Said =>
    is.liftedAt
      ? { kind: 'SUSPENSION_LIFTED', effective: from(is.liftedAt), says: { suspension: is } }
      : { kind: 'SUSPENDED', effective: { from: is.from, until: is.until }, says: { suspension: is } },
  ),
  ...changed(before.standing.conditions, after.standing.conditions).map(({ is, was }): Said => {
    if (is.liftedAt) return { kind: 'CONDITION_LIFTED', effective: from(is.liftedAt), says: { condition: is } };
    const effective = { from: startOfDay(is.startsOn), until: is.lastDay === null ? null : endOfDay(is.lastDay) };
    return { kind: was ? 'CONDITION_CHANGED' : 'CONDITION_SET', effective, says: { condition: is } };
  }),
];

const ofRenewal = (before: Credential, after: Credential): Said[] => {
  const [was, is] = [before.standing.renewal, after.standing.renewal];
  if (is === null || is === was || JSON.stringify(is) === JSON.stringify(was)) return [];
  return [
    is.until
      ? { kind: 'RENEWAL_ENDED', effective: from(is.until), says: { renewal: is } }
      : { kind: 'RENEWAL_UNDER_WAY', effective: from(is.from), says: { renewal: is } },
  ];
};

/** As it was when it was granted, before anything was done to it. */
const asGranted = (credential: Credential): Credential => ({
  ...credential,
  ...{ status: 'ACTIVE', extension: null, reactivation: null, followedBy: null, replacedBy: null },
  standing: { ...credential.standing, revokedAt: null, suspensions: [], conditions: [], renewal: null },
});

/**
 * What a change of a credential says of what is in force, known from a moment on: nothing where it says nothing of it.
 * @param before undefined where it is granted just now
 */
export const factsBetween = (before: Credential | undefined, after: Credential, knownAt: Date): Fact[] => {
  const was = before ?? asGranted(after);
  return [
    ...(before ? [] : [granted(after)]),
    ...ofDays(was, after, knownAt),
    ...ofReactivation(was, after),
    ...ofSanctions(was, after, knownAt),
    ...ofRenewal(was, after),
  ].map((said) => ({ ...said, knownAt }));
};

/** What a row of before facts were kept says by itself: nothing tells since when, so that it counts as known since its issue. */
export const factsOfRow = (credential: Credential): Fact[] =>
  factsBetween(undefined, credential, startOfDay(credential.issuedOn));
