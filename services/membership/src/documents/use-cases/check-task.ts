import type { Task } from '@mumaris/kit/tasks';

/** The kind of the tasks that check documents. */
export const checkKind = 'check-document';

export interface CheckPayload {
  readonly documentId: string;
}

/** Checks a document once it has arrived. */
export const checkTask = (documentId: string): Task<CheckPayload> => ({
  key: `${checkKind}:${documentId}`,
  kind: checkKind,
  payload: { documentId },
});
