import { type CpdActivityStatus, type CpdKind, cpdKinds } from '@mumaris/schemas';

/** The hours of one kind and status of activity. */
export interface HoursPart {
  readonly kind: CpdKind;
  readonly status: CpdActivityStatus;
  readonly hours: number;
}

interface Counted {
  readonly recognised: number;
  readonly pending: number;
}

/** Hours by recognition, and the same by kind: every kind is there, also with none (CPD-02). */
export interface Hours extends Counted {
  readonly byKind: readonly (Counted & { readonly kind: CpdKind })[];
}

const count = (parts: readonly HoursPart[]): Counted => {
  const sum = (wanted: CpdActivityStatus) =>
    parts.filter(({ status }) => status === wanted).reduce((total, { hours }) => total + hours, 0);
  return { recognised: sum('RECOGNISED'), pending: sum('PENDING') };
};

/** Adds up: declined hours count nowhere. Quarters of an hour add up exactly in binary. */
export const countHours = (parts: readonly HoursPart[]): Hours => ({
  ...count(parts),
  byKind: cpdKinds.map((kind) => ({ kind, ...count(parts.filter((part) => part.kind === kind)) })),
});
