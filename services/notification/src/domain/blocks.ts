import { type Details, sayIn } from '@mumaris/kit/words/say';
import type { Detail, Language } from '@mumaris/schemas';

/** What the texts of a message are filled with, and in which language. */
export interface Fill {
  readonly language: Language;
  readonly details: Details;
}

/** A part of a body: a paragraph, a list, or a link. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'link'; readonly href: string };

/** The argument that is all there is of a paragraph. */
const onlyArgument = /^\{(\w+)\}$/;

const aloneIn = (paragraph: string, details: Details): Detail | undefined => {
  const name = onlyArgument.exec(paragraph)?.[1];
  return name !== undefined && Object.hasOwn(details, name) ? details[name] : undefined;
};

const blockOf = (paragraph: string, { language, details }: Fill): Block => {
  const alone = aloneIn(paragraph, details);
  if (typeof alone === 'object' && 'copied' in alone) return { kind: 'link', href: alone.copied };
  if (typeof alone === 'object' && 'all' in alone)
    return { kind: 'list', items: alone.all.map((item) => sayIn(language, '{item}', { item })) };
  return { kind: 'paragraph', text: sayIn(language, paragraph, details) };
};

/** The paragraphs of a body: an empty line parts them. */
export const paragraphsOf = (body: string): string[] => body.trim().split(/\n{2,}/);

/** A body as blocks: what lists or links stands in a paragraph of its own. @throws as `sayIn` */
export const fillBody = (body: string, fill: Fill): Block[] =>
  paragraphsOf(body).map((paragraph) => blockOf(paragraph, fill));

const textOf = (block: Block): string => {
  switch (block.kind) {
    case 'paragraph':
      return block.text;
    case 'list':
      return block.items.map((item) => `• ${item}`).join('\n');
    case 'link':
      return block.href;
  }
};

/** Blocks as plain text. */
export const toText = (blocks: readonly Block[]): string => blocks.map(textOf).join('\n\n');
