// What other features may use of this one.
export type { Asker } from './domain/asker';
export { type Document, isAttachable, isSubmittable } from './domain/document';
export { countDifferent, type DocumentTypes, isInForce, isTimely } from './domain/document-type';
export type { Contents } from './bytes/contents';
export type { Scan } from './scan/scanner';
export type { Documents } from './store/document.repository';
export { noteTries } from './use-cases/note-tries';
