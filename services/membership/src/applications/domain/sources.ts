import type { Credential } from '../../credentials';
import type { Practitioner } from '../../profile';
import type { AttachedDocument } from './facts';

/** Whose an application is, what the practitioner holds, and what is attached: all that its rules decide by. */
export interface Sources {
  readonly practitioner: Practitioner;
  readonly held: readonly Credential[];
  /** Of the application's documents those that are still there. */
  readonly documents: readonly Omit<AttachedDocument, 'slot'>[];
}
