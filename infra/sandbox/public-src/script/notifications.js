import { read, run, say, send } from './api.js';
import { badge, element, fill } from './elements.js';
import { moment, word } from './language.js';

const list = document.querySelector('#notification-list');

let undelivered = [];

const resend = (id) => async () => {
  const { delivered } = await send(`/api/notifications/${id}/resend`);
  say(word(delivered ? 'sentDone' : 'sentPending'));
};

const card = ({ id, webhookId, source, status, tries, lastProblem, createdAt }) =>
  element(
    'article',
    { class: 'card' },
    element(
      'div',
      { class: 'top' },
      element('h3', {}, word(source.toLowerCase()), ' ', badge(word(status), status === 'FAILED' ? 'bad' : '')),
      element('time', { class: 'meta', datetime: createdAt }, moment(createdAt)),
    ),
    element('p', { class: 'meta' }, element('bdi', {}, webhookId)),
    element(
      'div',
      { class: 'row' },
      element('span', { class: 'meta' }, `${word('tries')}: ${tries} · `, element('bdi', {}, lastProblem ?? '')),
      element('button', { type: 'button', class: 'quiet', 'data-key': id, onclick: run(resend(id)) }, word('resend')),
    ),
  );

export const redrawNotifications = () => fill(list, undelivered.map(card), word('noNotifications'));

export const refreshNotifications = async () => {
  const [failed, pending] = await Promise.all(
    ['FAILED', 'PENDING'].map((status) => read(`/api/notifications?status=${status}&limit=50`)),
  );
  undelivered = [...failed.notifications, ...pending.notifications];
  redrawNotifications();
};
