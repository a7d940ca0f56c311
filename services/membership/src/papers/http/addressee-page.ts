import { createHash } from 'node:crypto';
import type { Text } from '@mumaris/schemas';
import type { GoodStandingRules } from '../domain/good-standing-rules';

const style = `body{font-family:system-ui,sans-serif;max-width:34rem;margin:3rem auto;padding:0 1rem;color:#12394a;line-height:1.6}
section{margin-bottom:1.5rem}label,input,button{display:block;font-size:1.1rem}input{letter-spacing:.15em;padding:.4rem;margin:.4rem 0 1rem;width:12rem}
button{padding:.5rem 1rem}.failure{color:#9b1c1c}`;

/** What a browser does with the page: it is styled and sent by itself alone, lies in no other page, and tells nobody where it was found. */
export const pageHeaders = {
  'cache-control': 'private, no-store',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
/** Isolates of ours become what browsers know them by. */
const inHtml = (words: string): string =>
  words
    .replace(/[&<>"']/g, (sign) => escapes[sign] ?? '')
    .replaceAll('\u2068', '<bdi>')
    .replaceAll('\u2069', '</bdi>');

const both = ({ ar, en }: Text, tag: string, more = ''): string =>
  `<${tag}${more} lang="ar" dir="rtl">${inHtml(ar)}</${tag}><${tag}${more} lang="en" dir="ltr">${inHtml(en)}</${tag}>`;

const inBoth = ({ ar, en }: Text): string => `${inHtml(ar)} · ${inHtml(en)}`;

/**
 * The page that the link of a certificate opens, in both languages: it asks for the code, so that what opens links in mails fetches nothing.
 * @param failure what is wrong and what to do; without `again` there is no form
 */
export const addresseePage = (
  { title, what, code, button }: GoodStandingRules['page'],
  failure?: { readonly message: Text; readonly again: boolean },
): string => {
  const form = `<form method="post"><label for="code">${both(code, 'span')}</label>
<input id="code" name="code" required maxlength="40" autocomplete="one-time-code" dir="ltr"><button>${inBoth(button)}</button></form>`;
  const body = failure ? both(failure.message, 'p', ' class="failure" role="alert"') : both(what, 'p');
  return `<!doctype html><html lang="ar"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>${inBoth(title)}</title><style>${style}</style></head>
<body><section>${both(title, 'h1')}${body}</section>${failure && !failure.again ? '' : form}</body></html>`;
};
