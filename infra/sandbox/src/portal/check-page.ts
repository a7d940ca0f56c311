import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { html } from '../http/html';
import { both, sendPage } from '../http/page';
import { parse } from '../http/parse';
import { createGraph } from '../outsider/graph';
import { text, type Text } from '../state/text';

const TIME_OUT_MS = 10_000;
const TITLE: Text = { ar: 'التحقق من وثيقة', en: 'Check of a document' };
const UNKNOWN: Text = {
  ar: 'لا توجد وثيقة بهذا الرقم ورمز التحقق.',
  en: 'There is no document of this number and code.',
};

const asked = z.object({ number: z.string().min(1).max(64), code: z.string().min(1).max(64) });

const found = z.object({
  data: z.object({
    verifyCredential: z
      .object({ number: z.string(), status: z.string(), kind: text, holder: text, expiresOn: z.string().nullable() })
      .nullable(),
  }),
});

const document = `query Portal($number: ID!, $code: String!) {
  verifyCredential(number: $number, code: $code) { number status kind { ar en } holder { ar en } expiresOn }
}`;

/** Behind the QR code of a document: how it stands today, for anyone who holds it. It reads and changes nothing. */
export const checkPage = (gatewayUrl: string | undefined): Router =>
  Router().get('/portal/check', async (req: Request, res: Response) => {
    const variables = parse(asked, req.query);
    const answer = gatewayUrl && (await createGraph(gatewayUrl, TIME_OUT_MS).raw(document, variables)).body;
    const view = found.safeParse(answer).data?.data.verifyCredential;
    if (!view) {
      sendPage(res, 404, TITLE, html`${both(TITLE, 'h1')} ${both(UNKNOWN)}`);
      return;
    }
    const { kind, holder, number, status, expiresOn } = view;
    const facts = html`<p dir="ltr">${number} · ${status}${expiresOn ? ` · ${expiresOn}` : ''}</p>`;
    sendPage(res, 200, TITLE, html`${both(TITLE, 'h1')} ${both(kind)} ${both(holder)} ${facts}`);
  });
