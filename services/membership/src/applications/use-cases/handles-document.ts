import { isRelative, type Reviewer } from '../../reviewers';
import type { Application } from '../domain/application';
import type { Deps } from './deps';

/** Who claimed it sees to it, and so does another reviewer whose opinion is wanted; nobody to their own or a relative's (MEM-28). */
const sees = (application: Application, reviewer: Reviewer): boolean => {
  const { claim, opinions, accountId, practitionerId, status } = application;
  const { id } = reviewer;
  if (accountId === id || isRelative(reviewer, practitionerId)) return false;
  // One that was never given is wanted no more once the application is decided or returned.
  const isAsked = status === 'UNDER_REVIEW' && opinions.some(({ given, askedBy }) => given === null && askedBy !== id);
  return claim?.reviewerId === id || (isAsked && reviewer.reviews);
};

/** Whether a member of staff sees to an application that a document is attached to (MEM-05). */
export const handlesDocument =
  ({ applications, reviewers }: Pick<Deps, 'applications' | 'reviewers'>) =>
  async (staffAccountId: string, documentId: string): Promise<boolean> => {
    const found = await applications.documentPorts.withDocument(documentId, staffAccountId);
    if (!found.length) return false;
    const reviewer = await reviewers.of(staffAccountId);
    return found.some((application) => sees(application, reviewer));
  };
