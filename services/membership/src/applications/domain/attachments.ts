import type { Change } from '@mumaris/kit/change';
import { RuleViolation } from '@mumaris/kit/errors';
import type { Application, Attachment } from './application';
import type { AttachedDocument } from './facts';
import type { Rules } from './rules';
import { changeable } from './submission';

/** More of one kind than anybody needs. */
const mostInSlot = 10;

/**
 * Attaches a document of the practitioner as one that the service asks for; attaching it twice changes nothing.
 * @throws RuleViolation NOT_POSSIBLE_NOW, RETURN_PERIOD_OVER, UNKNOWN_DOCUMENT_SLOT, WRONG_DOCUMENT_TYPE, TOO_MANY_DOCUMENTS
 */
export const attachDocument = (
  application: Application,
  slot: string,
  document: Pick<AttachedDocument, 'id' | 'type'>,
  rules: Rules,
  now: Date,
): Change<Application> => {
  const { state, events = [] } = changeable(application, rules, now);
  const asked = rules.of(state).documents.find(({ id }) => id === slot);
  if (!asked) throw new RuleViolation('UNKNOWN_DOCUMENT_SLOT', {}, 'slot');
  if (!asked.types.includes(document.type))
    throw new RuleViolation('WRONG_DOCUMENT_TYPE', { document: asked.label }, 'documentId');
  if (state.attachments.some((one) => one.slot === slot && one.documentId === document.id)) return { state, events };
  if (state.attachments.filter((one) => one.slot === slot).length >= mostInSlot)
    throw new RuleViolation('TOO_MANY_DOCUMENTS', { max: mostInSlot }, 'slot');
  const attachments = [...state.attachments, { slot, documentId: document.id }];
  return { state: { ...state, attachments, updatedAt: now }, events };
};

/** Takes a document off an application; one that is not there changes nothing. @throws RuleViolation as attaching does */
export const detachDocument = (
  application: Application,
  { slot, documentId }: Attachment,
  rules: Rules,
  now: Date,
): Change<Application> => {
  const { state, events = [] } = changeable(application, rules, now);
  const attachments = state.attachments.filter((one) => one.slot !== slot || one.documentId !== documentId);
  return attachments.length === state.attachments.length
    ? { state, events }
    : { state: { ...state, attachments, updatedAt: now }, events };
};
