import { read, run, say, send } from './api.js';
import { badge, element, fill } from './elements.js';
import { inLanguage, moment, money, word } from './language.js';

const list = document.querySelector('#bill-list');
const KINDS = { UNPAID: '', PAID: 'good', WITHDRAWN: 'bad' };

let bills = [];

const pay = (billNumber) => async () => {
  const { delivered } = await send(`/api/bills/${billNumber}/pay`);
  say(word(delivered ? 'paidDone' : 'paidPending'));
};

const card = (bill) => {
  const { billNumber, status, description, amount, dueAt } = bill;
  const foot = element('div', { class: 'row' }, badge(word(status), KINDS[status]));
  if (status === 'UNPAID') {
    const label = `${word('pay')} ${billNumber}`;
    const facts = { type: 'button', 'aria-label': label, 'data-key': billNumber, onclick: run(pay(billNumber)) };
    foot.append(element('button', facts, word('pay')));
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
    element('p', { class: 'meta' }, element('bdi', {}, billNumber), ` · ${word('due')} ${moment(dueAt)}`),
    foot,
  );
};

export const redrawBills = () => fill(list, bills.map(card), word('noBills'));

export const refreshBills = async () => {
  ({ bills } = await read('/api/bills?limit=50'));
  // What is still to pay comes first; within each, the newest.
  bills.sort((a, b) => Number(b.status === 'UNPAID') - Number(a.status === 'UNPAID'));
  redrawBills();
};
