// What other features may use of this one.
export { isAttachable, isSubmittable } from './domain/document';
