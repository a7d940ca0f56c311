import { html, type Html } from '../http/html';
import { both } from '../http/page';
import type { Checkout } from './checkout';

const riyals = (halalas: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'currency', currency: 'SAR' }).format(halalas / 100);

const amount = ({ amount: halalas }: Checkout): Html =>
  html`<p class="amount">
    <span lang="ar">${riyals(halalas, 'ar-SA')}</span>
    <span class="second" lang="en" dir="ltr">${riyals(halalas, 'en-SA')}</span>
  </p>`;

const button = (decision: string, { ar, en }: { ar: string; en: string }): Html =>
  html`<button name="decision" value="${decision}" class="quiet">
    <span lang="ar">${ar}</span> <span lang="en" dir="ltr">${en}</span>
  </button>`;

/** The card fields have no `name`: a browser does not send them, so that no number ever reaches a server. */
const cardForm = ({ id }: Checkout): Html =>
  html`<form method="post" action="/card/checkouts/${id}">
    <label>
      <span class="names"
        ><span lang="ar">رقم البطاقة التجريبية</span>
        <span class="second" lang="en" dir="ltr">Test card number</span></span
      >
      <input dir="ltr" inputmode="numeric" autocomplete="off" value="4111 1111 1111 1111" />
    </label>
    <div class="pair">
      <label>
        <span class="names"
          ><span lang="ar">تاريخ الانتهاء</span> <span class="second" lang="en" dir="ltr">Expiry</span></span
        >
        <input dir="ltr" inputmode="numeric" autocomplete="off" value="12/39" />
      </label>
      <label>
        <span class="names"><span lang="ar">رمز التحقق</span> <span class="second" lang="en" dir="ltr">CVV</span></span>
        <input dir="ltr" inputmode="numeric" autocomplete="off" value="123" />
      </label>
    </div>
    <div class="pair">
      <button name="decision" value="pay"><span lang="ar">سداد</span> <span lang="en" dir="ltr">Pay</span></button>
      ${button('decline', { ar: 'رفض البنك', en: 'Refuse' })} ${button('poor', { ar: 'رصيد لا يكفي', en: 'No funds' })}
    </div>
  </form>`;

/** The bank's question (3-D Secure), whose answer is a button as well: no code is sent anywhere. */
const bankQuestion = ({ id }: Checkout): Html =>
  html`<form method="post" action="/card/checkouts/${id}">
    ${both({
      ar: 'يسأل البنك: هل أنتم صاحب البطاقة؟ أدخلوا الرمز الذي وصلكم منه.',
      en: 'The bank asks whether the card is yours. Enter the code that it sent you.',
    })}
    <label>
      <span class="names"
        ><span lang="ar">رمز البنك</span> <span class="second" lang="en" dir="ltr">Code of the bank</span></span
      >
      <input dir="ltr" inputmode="numeric" autocomplete="off" value="123456" />
    </label>
    <div class="pair">
      <button name="decision" value="confirm">
        <span lang="ar">تأكيد</span> <span lang="en" dir="ltr">Confirm</span>
      </button>
      ${button('wrong', { ar: 'رمز خاطئ', en: 'Wrong code' })} ${button('leave', { ar: 'مغادرة', en: 'Leave' })}
    </div>
  </form>`;

const captured = (): Html =>
  html`<div class="good" role="status">
    ${both({ ar: 'سُدّد المبلغ. يمكنكم إغلاق هذه الصفحة.', en: 'Paid. You may close this page.' })}
  </div>`;

const expired = (): Html =>
  html`<div class="bad" role="status">
    ${both({ ar: 'انتهت مهلة السداد. ابدؤوا عملية جديدة.', en: 'The time to pay is over. Please start a new payment.' })}
  </div>`;

const declined = (): Html =>
  html`<div class="bad" role="status">
    ${both({ ar: 'رُفضت البطاقة. يمكنكم المحاولة مرة أخرى.', en: 'The card was declined. You may try again.' })}
  </div>`;

/** The hosted payment page of one checkout, as it stands now. */
export const checkoutPage = (checkout: Checkout, isExpired: boolean): Html => {
  const head = html`${both({ ar: 'السداد بالبطاقة', en: 'Card payment' }, 'h1')} ${both(checkout.description)}
  ${amount(checkout)}`;
  if (checkout.status === 'CAPTURED') return html`${head} ${captured()}`;
  if (isExpired) return html`${head} ${expired()}`;
  if (checkout.status === 'AUTHENTICATING') return html`${head} ${bankQuestion(checkout)}`;
  return html`${head} ${checkout.status === 'DECLINED' ? declined() : ''} ${cardForm(checkout)}`;
};
