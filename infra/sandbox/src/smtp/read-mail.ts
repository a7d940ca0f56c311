import PostalMime from 'postal-mime';
import { linksOf } from '../messages/links';
import type { Email } from '../messages/message';

/** Longer texts are cut: 2,000 messages must stay a file of reasonable size. */
const LONGEST_TEXT = 200_000;

const cut = (text: string | undefined): string => (text ?? '').slice(0, LONGEST_TEXT).trimEnd();

/** Reads a raw mail (RFC 5322 with MIME) into what a person sees. Attachments are left out. */
export const readMail = async (raw: Buffer): Promise<Omit<Email, 'id' | 'at' | 'to'>> => {
  const mail = await PostalMime.parse(raw);
  const text = cut(mail.text);
  const html = cut(mail.html);
  return {
    channel: 'EMAIL',
    from: (mail.from && 'address' in mail.from ? mail.from.address : undefined) ?? '',
    subject: (mail.subject ?? '').slice(0, 1_000),
    text,
    html,
    links: linksOf(text, html),
    messageId: (mail.messageId ?? '').slice(0, 500),
  };
};
