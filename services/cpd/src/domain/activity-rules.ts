import type { CpdKind } from '@mumaris/schemas';

/** `rules/activities.yaml`: what an activity may say of itself (CPD-01). */
export interface ActivityRules {
  /** Characters of the title and of the provider. */
  readonly text: { readonly min: number; readonly max: number };
  readonly evidence: { readonly max: number };
  readonly hours: {
    /** Also the least. */
    readonly step: number;
    readonly max: Readonly<Record<CpdKind, number>>;
  };
}
