import { read, run, say, send } from './api.js';
import { badge, element, fill } from './elements.js';
import { amountOf, word } from './language.js';

const list = document.querySelector('#authenticator-list');
const form = document.querySelector('#authenticator-form');

let shown = [];
/** When the codes were read, by this page's clock: they and their seconds are the sandbox's. */
let readAt = 0;

const leftOf = ({ secondsLeft }) => secondsLeft - Math.floor((performance.now() - readAt) / 1_000);

const seconds = (one) => amountOf(Math.max(leftOf(one), 0), 'second');

const card = (one) =>
  element(
    'article',
    { class: 'card' },
    element('p', { class: 'meta' }, element('bdi', {}, one.account)),
    element(
      'div',
      { class: 'row' },
      element('mark', { class: 'code', dir: 'ltr' }, one.code),
      badge(seconds(one), 'left'),
    ),
  );

export const redrawAuthenticators = () => fill(list, shown.map(card), word('noAuthenticators'));

export const refreshAuthenticators = async () => {
  shown = await read('/api/authenticators?limit=50');
  readAt = performance.now();
  redrawAuthenticators();
};

/** Counts down; codes that have run out are read again. */
const tick = () => {
  if (shown.length === 0) return;
  if (shown.some((one) => leftOf(one) <= 0)) {
    refreshAuthenticators().catch(() => say(word('offline')));
    return;
  }
  [...list.querySelectorAll('.left')].forEach((left, i) => (left.textContent = seconds(shown[i])));
};

const add = async () => {
  if (!form.reportValidity()) return;
  const { account, secret } = form.elements;
  await send('/api/authenticators', { account: account.value, secret: secret.value });
  form.reset();
};

form.querySelector('button').addEventListener('click', run(add));
form.addEventListener('submit', (event) => event.preventDefault());

setInterval(tick, 1_000);
