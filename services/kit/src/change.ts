import type { NewEvent } from '@mumaris/schemas';

/** A piece of state that changes as a whole. */
export interface Aggregate {
  readonly id: string;
}

/** Who did something: the subject itself, somebody who has not signed in, staff, or the platform by itself. */
export type AuditActor = 'OWNER' | 'VISITOR' | 'STAFF' | 'PLATFORM';

/** What is written into the audit trail of a subject: what happened, who did it and from where. */
export interface AuditEntry<K extends string = string> {
  /** Whose trail it belongs to: an account, an organisation, a practitioner. */
  readonly subject: string;
  readonly kind: K;
  readonly by: AuditActor;
  /** The account that did it, where it is not the subject itself. */
  readonly actorId: string | null;
  readonly address: string | null;
  readonly device: string | null;
  readonly reason: string | null;
}

/** What a domain function decides: the state as it shall be, what the others are told, and what the trail keeps. */
export interface Change<S> {
  readonly state: S;
  readonly events?: readonly NewEvent[];
  readonly audit?: readonly AuditEntry[];
}

/** A state that nobody is told of: the same as before, or changed for ourselves only. */
export const silent = <S>(state: S): Change<S> => ({ state });

/** The same change, with what the trail keeps of it. */
export const audited = <C extends Change<unknown>>(change: C, ...entries: readonly AuditEntry[]): C => ({
  ...change,
  audit: [...(change.audit ?? []), ...entries],
});
