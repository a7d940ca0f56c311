import type { Response } from 'express';
import type { Text } from '../state/text';
import { html, type Html } from './html';

/** The same words in both languages, Arabic first. */
export const both = ({ ar, en }: Text, tag: 'p' | 'h1' = 'p'): Html =>
  tag === 'h1'
    ? html`<h1><span lang="ar" dir="rtl">${ar}</span> <span class="second" lang="en" dir="ltr">${en}</span></h1>`
    : html`<div class="both">
        <p lang="ar" dir="rtl">${ar}</p>
        <p class="second" lang="en" dir="ltr">${en}</p>
      </div>`;

/** Sends a small page in both languages, without scripts. */
export const sendPage = (res: Response, status: number, title: Text, body: Html): void => {
  const page = html`<!doctype html>
    <html lang="ar" dir="rtl">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title.ar} · ${title.en}</title>
        <link rel="icon" href="/icon.svg" />
        <link rel="stylesheet" href="/style/colours.css" />
        <link rel="stylesheet" href="/style/notice.css" />
      </head>
      <body>
        <main class="notice">
          <p class="sandbox">
            <span lang="ar">بيئة تجريبية: لا مال حقيقي ولا رسائل حقيقية</span>
            <span lang="en" dir="ltr">Sandbox: no real money, no real messages</span>
          </p>
          ${body}
        </main>
      </body>
    </html>`;
  res.status(status).set('cache-control', 'no-store').type('html').send(page.markup);
};
