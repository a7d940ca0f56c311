import { type Credential, isSuspending } from '../../credentials';

/** What a list says of its credentials: withdrawn for good, or out of force for a time. That one has ended is told by its own proof. */
export const statusPurposes = ['revocation', 'suspension'] as const;
export type StatusPurpose = (typeof statusPurposes)[number];

/** What the lists say of a credential at a moment. */
export interface StatusBits extends Readonly<Record<StatusPurpose, boolean>> {
  /** The next moment at which that changes by itself: a suspension begins or is over; null where nothing is to come. */
  readonly changesAt: Date | null;
}

const instantsOf = ({ revokedAt, suspensions }: Credential['standing']): (Date | null)[] => [
  revokedAt,
  ...suspensions.flatMap(({ from, until, liftedAt }) => [
    from,
    // Its last moment still counts.
    until && new Date(until.getTime() + 1),
    liftedAt,
  ]),
];

/** What the lists say of a credential (MEM-61): one that another took the place of is withdrawn, too. */
export const statusBitsOf = ({ status, replacedBy, standing }: Credential, at: Date): StatusBits => {
  const { revokedAt, suspensions } = standing;
  const isRevoked = status === 'REVOKED' && (revokedAt === null || revokedAt <= at);
  const toCome = instantsOf(standing).filter((instant) => instant !== null && instant > at) as Date[];
  return {
    revocation: isRevoked || replacedBy !== null,
    suspension: suspensions.some((one) => isSuspending(one, at)),
    changesAt: toCome.toSorted((one, other) => one.getTime() - other.getTime())[0] ?? null,
  };
};
