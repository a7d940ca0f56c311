import { assertOwner } from '@mumaris/kit/auth/access';
import { RuleViolation } from '@mumaris/kit/errors';
import { attachDocument as attach, detachDocument as detach } from '../domain/attachments';
import type { ApplicationCommand } from './application-command';
import type { Deps } from './deps';

type Command = ApplicationCommand & { slot: string; documentId: string };

/** The applicant attaches a document (MEM-05). @throws RuleViolation NOT_FOUND for anybody else, UNKNOWN_DOCUMENT, and what the domain refuses */
export const attachDocument =
  ({ applications, documentFacts, noteTries, rules, clock }: Deps) =>
  ({ caller, applicationId, slot, documentId }: Command) =>
    applications.update(applicationId, async (application) => {
      assertOwner(caller, application);
      const [document] = await documentFacts(application.accountId, [documentId]);
      if (!document) {
        await noteTries({ ...caller, accountId: application.accountId }, [documentId]);
        throw new RuleViolation('UNKNOWN_DOCUMENT', {}, 'documentId');
      }
      return attach(application, slot, document, rules, clock.now());
    });

/** The applicant takes a document off. @throws RuleViolation NOT_FOUND for anybody else, and what the domain refuses */
export const detachDocument =
  ({ applications, rules, clock }: Deps) =>
  ({ caller, applicationId, slot, documentId }: Command) =>
    applications.update(applicationId, (application) => {
      assertOwner(caller, application);
      return detach(application, { slot, documentId }, rules, clock.now());
    });
