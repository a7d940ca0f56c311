import { read, run, say, send } from './api.js';
import { badge, element, fill } from './elements.js';
import { inLanguage, moment, word } from './language.js';

const list = document.querySelector('#verification-list');
const mannerList = document.querySelector('#manner-list');
const KINDS = { POSITIVE: 'good', NEGATIVE: 'bad', DISCREPANCY: 'bad', UNABLE_TO_VERIFY: 'bad' };
const DECISIONS = ['IN_PROGRESS', 'POSITIVE', 'NEGATIVE', 'DISCREPANCY', 'UNABLE_TO_VERIFY'];

let found = { manner: 'once', manners: [], verifications: [] };

const decide = (key, decision) => async () => {
  const { delivered } = await send(`/api/verifications/${key}/decide`, decision);
  say(word(delivered ? 'sentDone' : 'notTold'));
};

const button = (key, label, decision) =>
  element(
    'button',
    {
      type: 'button',
      class: 'quiet',
      'aria-label': `${label} ${key}`,
      'data-key': `${key} ${label}`,
      onclick: run(decide(key, decision)),
    },
    label,
  );

const card = ({ key, entry, subject, asWritten, status, arrived, documents, createdAt }) =>
  element(
    'article',
    { class: 'card' },
    element(
      'div',
      { class: 'top' },
      element('h3', { dir: 'auto' }, inLanguage(entry)),
      badge(word(status), KINDS[status] ?? ''),
    ),
    element(
      'p',
      { class: 'meta' },
      element('bdi', {}, inLanguage(subject.name)),
      ' · ',
      element('bdi', {}, asWritten.name),
    ),
    element(
      'p',
      { class: 'meta' },
      element('bdi', {}, key),
      ` · ${word('documents')}: ${arrived.length}/${documents.length} · ${moment(createdAt)}`,
    ),
    element(
      'div',
      { class: 'row' },
      ...DECISIONS.map((one) => button(key, word(one), { status: one })),
      button(key, word('informationMissing'), { status: 'UNABLE_TO_VERIFY', informationMissing: true }),
    ),
  );

const mannerButton = (manner) =>
  element(
    'button',
    {
      type: 'button',
      class: 'quiet',
      'aria-pressed': String(manner === found.manner),
      'data-key': manner,
      onclick: run(async () => {
        await send('/api/verifications/manner', { manner });
      }),
    },
    word(manner),
  );

export const redrawVerifications = () => {
  fill(list, found.verifications.map(card), word('noVerifications'));
  fill(mannerList, found.manners.map(mannerButton), '');
};

export const refreshVerifications = async () => {
  found = await read('/api/verifications?limit=50');
  redrawVerifications();
};
