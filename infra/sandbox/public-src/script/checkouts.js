import { read } from './api.js';
import { badge, element, fill } from './elements.js';
import { inLanguage, moment, money, word } from './language.js';
import { outward } from './message-text.js';

const list = document.querySelector('#checkout-list');
const KINDS = { OPEN: '', CAPTURED: 'good', DECLINED: 'bad' };

let checkouts = [];

const card = ({ id, status, description, amount, reference, createdAt, refunds }) => {
  const foot = element('div', { class: 'row' }, badge(word(status), KINDS[status]));
  const givenBack = refunds.reduce((sum, refund) => sum + refund.amount, 0);
  if (givenBack > 0) foot.append(badge(`${word('refunded')} ${money(givenBack)}`));
  if (status !== 'CAPTURED') {
    foot.append(outward(`/card/checkouts/${id}`, word('openCheckout'), { class: 'button', 'data-key': id }));
  }
  return element(
    'article',
    { class: 'card' },
    element(
      'div',
      { class: 'top' },
      element('h3', { dir: 'auto' }, inLanguage(description)),
      element('span', { class: 'amount' }, money(amount)),
    ),
    element('p', { class: 'meta' }, element('bdi', {}, reference), ` · ${moment(createdAt)}`),
    foot,
  );
};

export const redrawCheckouts = () => fill(list, checkouts.map(card), word('noCheckouts'));

export const refreshCheckouts = async () => {
  ({ checkouts } = await read('/api/checkouts?limit=50'));
  redrawCheckouts();
};
