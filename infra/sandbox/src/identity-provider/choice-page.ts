import { html, type Html } from '../http/html';
import { both } from '../http/page';
import type { Text } from '../state/text';
import type { KnownPerson } from './people';
import { providerPath, strengths } from './provider';

export const TITLE: Text = { ar: 'النفاذ الوطني', en: 'National identity provider' };

const INTRO: Text = {
  ar: 'اختاروا من تريدون الدخول باسمه، أو اكتبوا رقم هوية آخر.',
  en: 'Choose whom to sign in as, or type another ID number.',
};

const STRENGTHS: Record<(typeof strengths)[number], Text> = {
  substantial: { ar: 'تحقق بعامل واحد', en: 'Verified by one factor' },
  high: { ar: 'تحقق بعاملين', en: 'Verified by two factors' },
};

const WRONG: Text = {
  ar: 'رقم الهوية غير صحيح. اكتبوا 10 أرقام أولها 1 أو 2.',
  en: 'The ID number is not valid. Write 10 digits; the first is 1 or 2.',
};

const joined = (parts: Html[]): Html => parts.reduce((all, each) => html`${all}${each}`, html``);

const twice = ({ ar, en }: Text): Html =>
  html`<span lang="ar">${ar}</span> <span class="second" lang="en" dir="ltr">${en}</span>`;

const strengthOf = (preferred: string) => (strength: (typeof strengths)[number]) =>
  html`<label class="tick">
    <input type="radio" name="acr" value="${strength}" ${strength === preferred ? 'checked' : ''} />
    <span>${twice(STRENGTHS[strength])}</span>
  </label>`;

const personOf = ({ name, idNumber }: KnownPerson): Html =>
  html`<button class="quiet" name="person" value="${idNumber}">${twice(name)} <bdi>${idNumber}</bdi></button>`;

interface Choice {
  uid: string;
  people: KnownPerson[];
  /** How strongly the person is to be verified, as the service asked. */
  preferred: string;
  wrong: boolean;
}

/** Whom to sign in as, and how strongly the provider is to vouch for it. */
export const choicePage = ({ uid, people, preferred, wrong }: Choice): Html =>
  html`${both(TITLE, 'h1')} ${both(INTRO)} ${wrong ? html`<div class="bad" role="alert">${both(WRONG)}</div>` : ''}
    <form method="post" action="${providerPath}/interaction/${uid}">
      ${joined(strengths.map(strengthOf(preferred)))}
      <label>
        <span class="names">${twice({ ar: 'رقم الهوية أو الإقامة', en: 'National ID or iqama number' })}</span>
        <input name="typed" dir="ltr" inputmode="numeric" maxlength="40" autocomplete="off" />
      </label>
      <div class="pair">
        <button name="person" value="">${twice({ ar: 'دخول', en: 'Sign in' })}</button>
        <button name="person" value="nobody" class="quiet">${twice({ ar: 'إلغاء', en: 'Cancel' })}</button>
      </div>
      ${joined(people.map(personOf))}
    </form>`;
