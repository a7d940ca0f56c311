import type { Text } from '@mumaris/schemas';

/** How proofs and the lists of their status are made, as rules/proofs says. */
export interface ProofRules {
  readonly issuer: Text;
  readonly list: { readonly entries: number; readonly draws: number };
  readonly published: {
    readonly hours: number;
    readonly signedEveryMinutes: number;
    readonly maxAgeSeconds: number;
    readonly lookEveryMs: number;
  };
  readonly extendedDays: number;
}
