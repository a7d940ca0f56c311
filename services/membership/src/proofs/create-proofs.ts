import { createTextSigner, readKeySet } from '@mumaris/kit/secrets/sign';
import type { Platform } from '@mumaris/kit/service';
import type { MembershipConfig } from '../config';
import type { CredentialReads } from '../credentials';
import { proofRoutes } from './http/proof-routes';
import { createProofSweeps } from './sweeps';
import type { Deps } from './use-cases/deps';
import { createPublishedLists } from './use-cases/published-lists';
import { createProofReads } from './use-cases/reads';

type Made = 'signer' | 'issuer' | 'clock';

/** The feature as wire.ts takes it: what it reads, what it serves beside the graph, and what it does by itself. */
export const createProofs = async (
  { clock, log }: Platform,
  { PROOFS_KEY, PROOFS_EARLIER_KEYS, DOCUMENTS_URL }: MembershipConfig,
  neighbours: Omit<Deps, Made>,
) => {
  const signer = await createTextSigner(PROOFS_KEY);
  const { keys: earlier } = await readKeySet(PROOFS_EARLIER_KEYS);
  const { proofRules } = neighbours;
  const deps: Deps = { ...neighbours, signer, issuer: { id: DOCUMENTS_URL, name: proofRules.issuer }, clock };
  const published = createPublishedLists(deps);
  return {
    reads: (credentials: CredentialReads) => createProofReads(deps, credentials),
    routes: [proofRoutes({ issuer: DOCUMENTS_URL, keys: [signer.key, ...earlier], published, proofRules })],
    sweeps: createProofSweeps(log, deps),
  };
};
