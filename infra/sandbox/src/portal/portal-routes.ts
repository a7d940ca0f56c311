import { Router, urlencoded } from 'express';
import { z } from 'zod';
import { html, type Html } from '../http/html';
import { both, sendPage } from '../http/page';
import { parse } from '../http/parse';
import { activateByLink, type Activation } from './activate-by-link';

const ACTIVATION = { ar: 'تفعيل الحساب', en: 'Account activation' };
const PAYMENT = { ar: 'الدفع', en: 'Payment' };

const link = z.object({ token: z.string().min(1).max(4_096) });

const activationForm = (token: string): Html =>
  html`${both(ACTIVATION, 'h1')}
    ${both({ ar: 'اضغط الزر لتفعيل حسابك في ممارس بلس.', en: 'Press the button to activate your Mumaris Plus account.' })}
    <form method="post" action="/portal/activate">
      <input type="hidden" name="token" value="${token}" />
      <button><span lang="ar">تفعيل</span> <span lang="en" dir="ltr">Activate</span></button>
    </form>`;

const outcome = ({ ok, messages }: Activation): Html =>
  html`${both(ACTIVATION, 'h1')}
    <div class="${ok ? 'good' : 'bad'}" role="status">
      ${messages.map((message) => both(message)).reduce((all, each) => html`${all}${each}`)}
    </div>`;

const returned = (isDeclined: boolean): Html =>
  isDeclined
    ? html`<div class="bad">
        ${both({ ar: 'لم تتم عملية الدفع. يمكنك إغلاق هذه الصفحة.', en: 'The payment was declined. You may close this page.' })}
      </div>`
    : html`<div class="good">
        ${both({ ar: 'تم استلام الدفعة. يمكنك إغلاق هذه الصفحة.', en: 'Payment received. You may close this page.' })}
      </div>`;

/** Stands in for a frontend: the pages behind the links in our messages. Opening one changes nothing, a button does,
 *  because mail scanners open every link. */
export const portalRoutes = (gatewayUrl: string | undefined): Router =>
  Router()
    .get('/portal/activate', (req, res) => {
      sendPage(res, 200, ACTIVATION, activationForm(parse(link, req.query).token));
    })
    .post('/portal/activate', urlencoded({ extended: false, limit: '10kb' }), async (req, res) => {
      const activation = await activateByLink(gatewayUrl, parse(link, req.body ?? {}).token);
      sendPage(res, activation.ok ? 200 : 422, ACTIVATION, outcome(activation));
    })
    .get('/portal/return', (req, res) => {
      sendPage(res, 200, PAYMENT, html`${both(PAYMENT, 'h1')} ${returned(req.query.outcome === 'declined')}`);
    });
