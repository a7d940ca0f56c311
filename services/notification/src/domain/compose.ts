import type { Language } from '@mumaris/schemas';
import { type Block, type Fill, fillBody, fillText, toText } from './blocks';
import { toHtml } from './html';
import { inLanguage } from './language';
import type { Facts } from './notice';
import { type Phrasebook, type Template, templateOf, wordingFor } from './template';

export interface InboxText {
  readonly subject: string;
  readonly body: string;
}

export interface EmailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

interface Asked {
  readonly about: string;
  /** The event's data, with its secrets opened where the channel sends them. */
  readonly facts: Facts;
  readonly language: Language;
}

const say = (template: Template, { facts, language }: Asked, { names }: Phrasebook) => {
  const fill: Fill = { facts, language, names };
  const { subject, body } = wordingFor(template, facts);
  return {
    // A subject is one line, whatever the facts hold.
    subject: fillText(inLanguage(subject, language), fill).replace(/\s+/g, ' '),
    blocks: fillBody(inLanguage(body, language), fill),
  };
};

/** A message for the inbox, as plain text (NTF-02). @throws when the template does not fit the facts */
export const composeInbox = (asked: Asked, book: Phrasebook): InboxText => {
  const { subject, blocks } = say(templateOf(book, asked.about), asked, book);
  return { subject, body: toText(blocks) };
};

/** An e-mail: plain text and HTML with the same words. @throws when the template does not fit the facts */
export const composeEmail = (asked: Asked & { name: string }, book: Phrasebook): EmailText => {
  const { language, name } = asked;
  const { layout, names } = book;
  const part = (key: 'greeting' | 'closing' | 'footer'): Block[] =>
    fillBody(inLanguage(layout[key], language), { facts: { name }, language, names });
  const { subject, blocks } = say(templateOf(book, asked.about), asked, book);
  const letter = [...part('greeting'), ...blocks, ...part('closing')];
  const footer = part('footer');
  return {
    subject,
    text: `${toText([...letter, ...footer])}\n`,
    html: toHtml({ language, subject, blocks: letter, footer, open: inLanguage(layout.open, language) }),
  };
};

/** A text message. @throws when the template does not fit the facts */
export const composeSms = ({ about, facts, language }: Asked, book: Phrasebook): string => {
  const { sms } = templateOf(book, about);
  if (!sms) throw new Error(`${about} has no wording for SMS`);
  return fillText(inLanguage(sms, language).trim(), { facts, language, names: book.names });
};
