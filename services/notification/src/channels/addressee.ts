import type { Unsealer } from '@mumaris/kit/secrets/seal';
import { type Language, languages } from '@mumaris/schemas';
import { z } from 'zod';
import type { AccountNotice, Notice } from '../domain/notice';
import { closed } from '../domain/recipient';
import { type OutsideChannel, partFor, type Template } from '../domain/template';
import type { Recipients } from '../store/recipient.repository';
import { openContact } from './open-contact';

/** Where one message goes, and to whom. */
export interface Addressee {
  /** An e-mail address, or a mobile number in E.164. */
  address: string;
  name: string;
  language: Language;
}

interface Deps {
  recipients: Recipients;
  unsealer: Unsealer;
}

const told = z.object({ language: z.enum(languages) });

const contactOf = async ({ data }: Notice, template: Template, channel: OutsideChannel, { unsealer }: Deps) => {
  const { sendTo = '', nameIn = sendTo } = template;
  const part = partFor[channel];
  const [opened, { name }] = await Promise.all([
    openContact(data[sendTo], [part], unsealer),
    openContact(data[nameIn], ['name'], unsealer),
  ]);
  return { address: opened[part], name, language: told.parse(data).language };
};

const accountOf = async (notice: AccountNotice, { sendTo }: Template, channel: OutsideChannel, deps: Deps) => {
  const recipient = await deps.recipients.find(notice.accountId);
  if (recipient === closed) return undefined;
  if (!recipient) throw new Error(`${notice.accountId} is not known`);
  const part = partFor[channel];
  const from = sendTo ? await openContact(notice.data[sendTo], [part], deps.unsealer) : recipient;
  return { address: from[part], name: recipient.name, language: recipient.language };
};

/**
 * Whom a notice reaches by a channel, at this moment: to be sent to, never to be kept or logged (NTF-05). Undefined where
 * the account is closed by now.
 * @throws when the recipient is unknown, or a contact was sealed for somebody else or lacks a part
 */
export const addresseeOf = async (
  notice: Notice | AccountNotice,
  template: Template,
  channel: OutsideChannel,
  deps: Deps,
): Promise<Addressee | undefined> => {
  if (template.audience === 'CONTACT') return contactOf(notice, template, channel, deps);
  if ('accountId' in notice) return accountOf(notice, template, channel, deps);
  throw new Error(`${notice.about} names no account`);
};
