import { dayOf, startOfDay } from '@mumaris/kit/calendar';
import { RuleViolation } from '@mumaris/kit/errors';
import { type Credential, statusOn } from '../../credentials';
import { credentialPaper, type Making } from '../domain/credential-paper';
import { isShownByCard } from '../domain/card';
import type { Form, Ticket } from '../domain/ticket';
import { admit } from './admit';
import { printCard } from './print-card';
import type { Deps } from './deps';

/** A document as it is handed out. */
export interface OpenedPaper {
  /** Its file's name. */
  readonly name: string;
  readonly body: Buffer;
}

const isClassification = (one: Credential): one is Credential<'CLASSIFICATION'> => one.kind === 'CLASSIFICATION';

/** What documents of a holder are made by, now. */
const makingOf = async (
  { credentials, reference, paperRules: rules, goodStandingRules, checkUrl, clock }: Deps,
  { practitionerId }: Pick<Credential, 'practitionerId'>,
): Promise<Omit<Making, 'copy'>> => {
  const now = clock.now();
  const held = (await credentials.heldBy([practitionerId])).filter(isClassification);
  const inForce = held.find((one) => statusOn(one, dayOf(now)) === 'ACTIVE');
  return { rules, goodStandingRules, reference, checkUrl, now, classification: inForce?.content ?? null };
};

/** A credential as a PDF, as it stands now: printed twice on a day it is the same to the byte. @param copy whether it is its holder's copy of what another fetches */
export const printPaper = async (
  credential: Credential,
  deps: Deps,
  { copy }: Pick<Making, 'copy'>,
): Promise<OpenedPaper> => {
  const making = { ...(await makingOf(deps, credential)), copy };
  const data = credentialPaper(credential, making);
  const madeAt = startOfDay(dayOf(making.now));
  const body = await deps.renderer.render({ template: 'certificate.typ', data, madeAt });
  return { name: `${credential.number}.pdf`, body };
};

/** A document in the form that was asked for; only what a card shows has one. */
const print = async (form: Form, credential: Credential, deps: Deps): Promise<OpenedPaper> => {
  if (form === 'PAPER') return printPaper(credential, deps, { copy: credential.kind === 'GOOD_STANDING' });
  if (!isShownByCard(credential)) throw new RuleViolation('DOCUMENT_LINK_INVALID');
  return printCard(credential, form, { ...(await makingOf(deps, credential)), copy: false }, deps);
};

/** The credential that a ticket lets read: its holder alone, as things are now. */
const findOwn = async ({ credentialId, readerId }: Ticket, { credentials }: Deps): Promise<Credential> => {
  const [credential] = await credentials.byIds([credentialId]);
  if (credential?.accountId !== readerId) throw new RuleViolation('DOCUMENT_LINK_INVALID');
  return credential;
};

/**
 * Makes the document that an address is of, as things stand now (MEM-60); none of them is kept.
 * @throws RuleViolation DOCUMENT_LINK_EXPIRED; DOCUMENT_LINK_INVALID for everything else that is not right, which tells nothing;
 *   DOCUMENT_NOT_HANDED_OUT; CARD_PHOTO_FIRST; TOO_MANY_TRIES_HERE; TRY_AGAIN where too many are being made
 */
export const openPaper =
  (deps: Deps) =>
  async (text: string): Promise<OpenedPaper> => {
    const ticket = await admit(deps.paperTickets, text, deps);
    const credential = await findOwn(ticket, deps);
    return print(ticket.form, credential, deps);
  };
