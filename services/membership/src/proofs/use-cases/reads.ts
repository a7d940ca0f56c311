import { batchOne } from '@mumaris/kit/batch';
import { dayOf } from '@mumaris/kit/calendar';
import { compactOf } from '@mumaris/kit/secrets/sign';
import type { Text } from '@mumaris/schemas';
import type { Content, Credential, CredentialReads } from '../../credentials';
import { proofOf, proofType } from '../domain/proof';
import { proofPeriodOf } from '../domain/proof-period';
import type { Deps } from './deps';

/** A proof as its holder takes it along. */
export interface SignedProof {
  readonly name: string;
  readonly text: string;
  readonly validFrom: Date;
  readonly validUntil: Date | null;
}

type Specialties = {
  readonly [K in Content['kind']]: (
    credential: Credential<K>,
    classified: () => Promise<Text | null>,
    labelOf: (code: string) => Text | null,
  ) => Promise<Text | string | null> | Text | string | null;
};

/** The specialty of each kind: a registration has that of its holder's classification. */
const specialties: Specialties = {
  CLASSIFICATION: ({ content }, _, labelOf) => labelOf(content.specialty),
  LISTED_QUALIFICATION: ({ content }) => content.title,
  TRAINING_LETTER: ({ content }) => content.specialty,
  REGISTRATION: (_, classified) => classified(),
  /** It is granted without a classification; who has one is told apart by it. */
  TEMPORARY_REGISTRATION: (_, classified) => classified(),
  CARD: (_, classified) => classified(),
  RECOGNISED_CERTIFICATE: () => null,
  ELIGIBILITY_NUMBER: () => null,
  GOOD_STANDING: (_, classified) => classified(),
};

/** The proofs that one request reads: each made and signed as it is read, so that it says what is so at that moment. */
export const createProofReads = (deps: Deps, { classification }: Pick<CredentialReads, 'classification'>) => {
  const { places, proofRules, reference, issuer, signer, clock, writeAnew } = deps;
  const placed = batchOne(
    (ids: readonly string[]) => places.byIds(ids),
    ({ credentialId }) => credentialId,
  );
  /** One from before is given its place when it is first needed. */
  const placeOf = async (credentialId: string) => {
    const found = await placed.load(credentialId);
    if (found) return found;
    await writeAnew(credentialId);
    const [given] = await places.byIds([credentialId]);
    if (!given) throw new Error(`${credentialId} was written and has no place in a list`);
    return given;
  };
  const labelOf = (code: string) => reference.find('SPECIALTY', code)?.label ?? null;
  const classified = async (practitionerId: string) => {
    const found = await classification(practitionerId);
    return found ? labelOf(found.content.specialty) : null;
  };
  const specialtyOf = <K extends Content['kind']>(credential: Credential<K>) =>
    specialties[credential.kind](credential, () => classified(credential.practitionerId), labelOf);
  return {
    /** A holder's credential as a signed proof (MEM-61). */
    of: async (credential: Credential): Promise<SignedProof> => {
      const now = clock.now();
      const [place, specialty] = await Promise.all([placeOf(credential.id), specialtyOf(credential)]);
      const period = proofPeriodOf(credential, proofRules, now);
      const said = proofOf(credential, { period, place, specialty }, issuer, now);
      const text = compactOf(await signer.sign(JSON.stringify(said), proofType));
      return { name: `${credential.number}-${dayOf(now)}.jwt`, text, ...period };
    },
  };
};

export type ProofReads = ReturnType<typeof createProofReads>;
