import { html, type Html } from '../http/html';
import { both } from '../http/page';
import type { Text } from '../state/text';
import { carryOut, type Mutation } from './carry-out';

/** Something to fill in. */
interface Field {
  name: string;
  label: Text;
  type: 'text' | 'tel' | 'password' | 'checkbox';
  /** What a ticked checkbox says. */
  value?: string;
  autocomplete?: string;
  /** May be left empty. */
  optional?: boolean;
}

/** How a page ended; `next` is the page that goes on, for what its hidden field says. */
export interface Ending {
  ok: boolean;
  messages: Text[];
  next?: { page: PortalPage; subject: string };
}

/** A form that names its subject in a hidden field, and one button. */
export interface PortalPage {
  path: string;
  title: Text;
  intro: Text;
  /** What the link carries and the form sends along. */
  hidden: 'token' | 'signUpId';
  fields: Field[];
  button: Text;
  submit: (gatewayUrl: string | undefined, filled: Record<string, string>) => Promise<Ending>;
}

/** What `submit` of a page does: carries a mutation out and puts its payload in words. */
export const asking =
  <P>(mutation: Mutation<P>, done: (payload: P) => Omit<Ending, 'ok'>): PortalPage['submit'] =>
  async (gatewayUrl, filled) => {
    const outcome = await carryOut(gatewayUrl, mutation, filled);
    return outcome.ok ? { ok: true, ...done(outcome.payload) } : outcome;
  };

const twice = ({ ar, en }: Text): Html =>
  html`<span lang="ar">${ar}</span> <span class="second" lang="en" dir="ltr">${en}</span>`;

const fieldOf = ({ name, label, type, value = '', autocomplete = 'off', optional = false }: Field): Html =>
  type === 'checkbox'
    ? html`<label class="tick">
        <input type="checkbox" name="${name}" value="${value}" required />
        <span>${twice(label)}</span>
      </label>`
    : html`<label>
        <span class="names">${twice(label)}</span>
        <input
          type="${type}"
          name="${name}"
          dir="ltr"
          maxlength="200"
          autocomplete="${autocomplete}"
          ${optional ? '' : 'required'}
        />
      </label>`;

const joined = (parts: Html[]): Html => parts.reduce((all, each) => html`${all}${each}`, html``);

/** The form of a page for one subject. */
export const formOf = ({ path, hidden, fields, button }: PortalPage, subject: string): Html =>
  html`<form method="post" action="${path}">
    <input type="hidden" name="${hidden}" value="${subject}" />
    ${joined(fields.map(fieldOf))}
    <button><span lang="ar">${button.ar}</span> <span lang="en" dir="ltr">${button.en}</span></button>
  </form>`;

/** How it ended, in a coloured box. */
export const endingOf = ({ ok, messages }: Ending): Html =>
  html`<div class="${ok ? 'good' : 'bad'}" role="status">${joined(messages.map((message) => both(message)))}</div>`;
