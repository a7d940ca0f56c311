import { inLanguage } from '@mumaris/kit/words/in-language';
import { sayIn } from '@mumaris/kit/words/say';
import type { Language } from '@mumaris/schemas';
import { type Block, type Fill, fillBody, toText } from './blocks';
import { detailsOf } from './details';
import { toHtml } from './html';
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

const fillOf = ({ details }: Template, { facts, language }: Asked, { names }: Phrasebook): Fill => ({
  language,
  details: detailsOf(facts, details, names),
});

const compose = (asked: Asked, book: Phrasebook) => {
  const template = templateOf(book, asked.about);
  const fill = fillOf(template, asked, book);
  const { subject, body } = wordingFor(template, asked.facts);
  return {
    // A subject is one line, whatever the facts hold.
    subject: sayIn(fill.language, inLanguage(subject, fill.language), fill.details).replace(/\s+/g, ' '),
    blocks: fillBody(inLanguage(body, fill.language), fill),
  };
};

/** A message for the inbox, as plain text (NTF-02). @throws when the template does not fit the facts */
export const composeInbox = (asked: Asked, book: Phrasebook): InboxText => {
  const { subject, blocks } = compose(asked, book);
  return { subject, body: toText(blocks) };
};

/** An e-mail: plain text and HTML with the same words. @throws when the template does not fit the facts */
export const composeEmail = (asked: Asked & { name: string }, book: Phrasebook): EmailText => {
  const { language, name } = asked;
  const { layout } = book;
  const part = (key: 'greeting' | 'closing' | 'footer'): Block[] =>
    fillBody(inLanguage(layout[key], language), { language, details: { name } });
  const { subject, blocks } = compose(asked, book);
  const letter = [...part('greeting'), ...blocks, ...part('closing')];
  const footer = part('footer');
  return {
    subject,
    text: `${toText([...letter, ...footer])}\n`,
    html: toHtml({ language, subject, blocks: letter, footer, open: inLanguage(layout.open, language) }),
  };
};

/** A text message. @throws when the template does not fit the facts */
export const composeSms = (asked: Asked, book: Phrasebook): string => {
  const template = templateOf(book, asked.about);
  const { sms } = template;
  if (!sms) throw new Error(`${asked.about} has no wording for SMS`);
  const { language, details } = fillOf(template, asked, book);
  return sayIn(language, inLanguage(sms, language).trim(), details);
};
