import type { TaskRunner } from '@mumaris/kit/tasks';
import { checkDocument } from './use-cases/check-document';
import { checkKind, type CheckPayload } from './use-cases/check-task';
import type { Deps } from './use-cases/deps';

/** How documents that have arrived are checked. */
export const createDocumentRunners = (deps: Deps): Record<string, TaskRunner> => {
  const check = checkDocument(deps);
  return { [checkKind]: ({ documentId }: CheckPayload) => check(documentId) };
};
