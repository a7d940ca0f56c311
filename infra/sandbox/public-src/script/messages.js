import { read } from './api.js';
import { badge, element, fill } from './elements.js';
import { moment, word } from './language.js';
import { outward, withCodesAndLinks } from './message-text.js';

const list = document.querySelector('#message-list');
const search = document.querySelector('#search');

let messages = [];
const cards = new Map();

/** The mail in a frame of its own, loaded only when somebody opens it: nothing in it runs or loads. */
const mailFrame = ({ id, subject }) => {
  const details = element('details', {}, element('summary', { 'data-key': `mail ${id}` }, word('showMail')));
  details.addEventListener(
    'toggle',
    () =>
      details.append(
        element('iframe', {
          sandbox: 'allow-popups allow-popups-to-escape-sandbox',
          src: `/api/messages/${id}/html`,
          title: subject,
        }),
      ),
    { once: true },
  );
  return details;
};

const card = (message) => {
  const isMail = message.channel === 'EMAIL';
  const made = element(
    'article',
    { class: 'card' },
    element(
      'div',
      { class: 'top' },
      element('p', { class: 'meta' }, badge(word(message.channel)), ' ', element('bdi', {}, message.to)),
      element('time', { class: 'meta', datetime: message.at }, moment(message.at)),
    ),
  );
  if (isMail) made.append(element('h3', { dir: 'auto' }, message.subject));
  made.append(element('p', { class: 'body', dir: 'auto' }, ...withCodesAndLinks(message.text)));
  if (isMail && message.links.length > 0) {
    made.append(outward(message.links[0], word('openLink'), { class: 'button', 'data-key': `link ${message.id}` }));
  }
  if (isMail && message.html !== '') made.append(mailFrame(message));
  return made;
};

/** A message never changes, so its card is made once: an opened mail stays open while others arrive. */
const cardOf = (message) => {
  if (!cards.has(message.id)) cards.set(message.id, card(message));
  return cards.get(message.id);
};

const show = () => {
  const wanted = search.value.trim().toLowerCase();
  const shown = messages.filter(({ to, subject = '', text }) =>
    `${to}\n${subject}\n${text}`.toLowerCase().includes(wanted),
  );
  const known = [...list.children];
  const wantedCards = shown.map(cardOf);
  if (
    wantedCards.length > 0 &&
    known.length === wantedCards.length &&
    wantedCards.every((each, i) => each === known[i])
  )
    return;
  fill(list, wantedCards, word(wanted === '' ? 'noMessages' : 'noMatches'));
};

export const refreshMessages = async () => {
  ({ messages } = await read('/api/messages?limit=100'));
  const kept = new Set(messages.map(({ id }) => id));
  for (const id of cards.keys()) if (!kept.has(id)) cards.delete(id);
  show();
};

/** Draws all again, in the other language. */
export const redrawMessages = () => {
  cards.clear();
  search.placeholder = word('search');
  search.setAttribute('aria-label', word('search'));
  show();
};

search.addEventListener('input', show);
