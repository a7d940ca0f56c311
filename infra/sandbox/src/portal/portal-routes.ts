import { type Response, Router, urlencoded } from 'express';
import { z } from 'zod';
import { html, type Html } from '../http/html';
import { both, sendPage } from '../http/page';
import { parse } from '../http/parse';
import { checkPage } from './check-page';
import { invitation, invitationOfMember } from './invitation-page';
import { type Ending, endingOf, formOf, type PortalPage } from './portal-page';
import { confirmEmail, recogniseDevice, resetPassword } from './recovery-pages';
import { activate, verifyMobile } from './sign-up-pages';

const PAYMENT = { ar: 'السداد', en: 'Payment' };

/** One page or several at the same address: whoever follows the link picks a form. */
type Forms = [PortalPage, ...PortalPage[]];

const PAGES: Forms[] = [
  [activate],
  [verifyMobile],
  [resetPassword],
  [confirmEmail],
  [recogniseDevice],
  [invitation, invitationOfMember],
];

const subject = z.string().min(1).max(4_096);
const filled = z.record(z.string(), z.string().max(4_096));

const introAndForm = (page: PortalPage, of: string): Html => html`${both(page.intro)} ${formOf(page, of)}`;

const open = (res: Response, forms: Forms, of: string): void => {
  const [{ title }] = forms;
  const body = forms.map((form) => introAndForm(form, of)).reduce((all, each) => html`${all}${each}`);
  sendPage(res, 200, title, html`${both(title, 'h1')} ${body}`);
};

/** What follows an ending: the page that goes on, or the same form again where something was to fill in. */
const after = (ending: Ending, page: PortalPage, of: string): Html => {
  if (ending.next) return introAndForm(ending.next.page, ending.next.subject);
  return ending.ok || page.fields.length === 0 ? html`` : formOf(page, of);
};

const close = (res: Response, ending: Ending, page: PortalPage, of: string): void => {
  const body = html`${both(page.title, 'h1')} ${endingOf(ending)} ${after(ending, page, of)}`;
  sendPage(res, ending.ok ? 200 : 422, page.title, body);
};

const returned = (isDeclined: boolean): Html =>
  isDeclined
    ? html`<div class="bad">
        ${both({ ar: 'رُفضت عملية السداد. يمكنكم إغلاق هذه الصفحة.', en: 'The payment was declined. You may close this page.' })}
      </div>`
    : html`<div class="good">
        ${both({ ar: 'سُدّد المبلغ. يمكنكم إغلاق هذه الصفحة.', en: 'Payment received. You may close this page.' })}
      </div>`;

type Sent = Record<string, string>;

/** Which of the forms was sent: the one whose fields are all there. */
const sentForm = (forms: Forms, sent: Sent): PortalPage =>
  forms.find(({ fields }) => fields.every(({ name }) => name in sent)) ?? forms[0];

/** What a form asks for, and nothing else. */
const inputOf = ({ hidden, fields }: PortalPage, sent: Sent): Sent =>
  Object.fromEntries([hidden, ...fields.map(({ name }) => name)].map((name) => [name, sent[name] ?? '']));

/** Stands in for a frontend: the pages behind the links in our messages. Opening one changes nothing, a button does,
 *  because mail scanners open every link. */
export const portalRoutes = (gatewayUrl: string | undefined): Router => {
  const router = Router().use(checkPage(gatewayUrl));
  for (const forms of PAGES) {
    const [{ path, hidden }] = forms;
    const named = z.object({ [hidden]: subject }).transform((found) => String(found[hidden]));
    router.get(path, (req, res) => open(res, forms, parse(named, req.query)));
    router.post(path, urlencoded({ extended: false, limit: '10kb' }), async (req, res) => {
      const sent = parse(filled, req.body ?? {});
      const of = parse(named, sent);
      const page = sentForm(forms, sent);
      close(res, await page.submit(gatewayUrl, inputOf(page, sent)), page, of);
    });
  }
  return router.get('/portal/return', (req, res) => {
    sendPage(res, 200, PAYMENT, html`${both(PAYMENT, 'h1')} ${returned(req.query.outcome === 'declined')}`);
  });
};
