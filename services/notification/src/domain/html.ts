import type { Block } from './blocks';
import { directionOf } from '@mumaris/kit/words/direction';
import type { Language } from '@mumaris/schemas';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML: nothing that a person or an event says becomes markup. */
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);

/** Words of a message as HTML: isolates become elements, which every mail program knows, and lines stay lines. */
const wordsHtml = (words: string): string =>
  escapeHtml(words).replaceAll('\u2068', '<bdi>').replaceAll('\u2069', '</bdi>').replaceAll('\n', '<br>');

const button =
  'display:inline-block;padding:12px 24px;border-radius:6px;background:#0b6e4f;color:#ffffff;text-decoration:none';

const linkHtml = (href: string, label: string) => {
  const safe = escapeHtml(href);
  return (
    `<p style="margin:0 0 16px"><a href="${safe}" style="${button}">${escapeHtml(label)}</a></p>` +
    `<p dir="ltr" style="margin:0 0 16px;font-size:13px;word-break:break-all"><a href="${safe}">${safe}</a></p>`
  );
};

const blockHtml = (block: Block, open: string): string => {
  switch (block.kind) {
    case 'paragraph':
      return `<p style="margin:0 0 16px">${wordsHtml(block.text)}</p>`;
    case 'list':
      return `<ul style="margin:0 0 16px">${block.items.map((item) => `<li dir="auto">${wordsHtml(item)}</li>`).join('')}</ul>`;
    case 'link':
      return linkHtml(block.href, open);
  }
};

interface Page {
  readonly language: Language;
  readonly subject: string;
  readonly blocks: readonly Block[];
  readonly footer: readonly Block[];
  /** What the button of a link says. */
  readonly open: string;
}

/** A whole HTML e-mail, written in its language's direction, with nothing to load from anywhere. */
export const toHtml = ({ language, subject, blocks, footer, open }: Page): string => {
  const direction = directionOf(language);
  const body = blocks.map((block) => blockHtml(block, open)).join('\n');
  return `<!doctype html>
<html lang="${language.toLowerCase()}" dir="${direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;padding:24px;background:#f4f6f5;color:#1d2a26;font:16px/1.8 'Segoe UI',Tahoma,Arial,sans-serif">
<div dir="${direction}" style="max-width:600px;margin:0 auto;padding:24px;background:#ffffff;border-radius:8px">
<h1 style="margin:0 0 16px;font-size:20px">${wordsHtml(subject)}</h1>
${body}
<div style="border-top:1px solid #d5ddd9;padding-top:16px;font-size:13px;color:#5a6b64">
${footer.map((block) => blockHtml(block, open)).join('\n')}
</div>
</div>
</body>
</html>
`;
};
