import { read, run, send } from './api.js';
import { element } from './elements.js';
import { amountOf, moment, word } from './language.js';

const now = document.querySelector('#now');
const ahead = document.querySelector('#ahead');
const buttons = document.querySelector('#clock-buttons');

const MOVES = [
  ['plusHour', { advance: 'PT1H' }],
  ['plusDay', { advance: 'P1D' }],
  ['plusMonth', { advance: 'P31D' }],
  ['reset', { reset: true }],
];

/** Sandbox time minus this computer's time, which need not be the sandbox's. */
let difference = 0;
let offsetMs = 0;

const distance = () => {
  const hours = Math.round(offsetMs / 3_600_000);
  const days = Math.floor(hours / 24);
  const parts = [days > 0 && amountOf(days, 'day'), hours % 24 > 0 && amountOf(hours % 24, 'hour')].filter(Boolean);
  return parts.length === 0 ? '' : `${parts.join(' · ')} ${word('ahead')}`;
};

const tick = () => {
  const time = new Date(Date.now() + difference);
  now.dateTime = time.toISOString();
  now.textContent = moment(time, true);
};

export const redrawClock = () => {
  ahead.textContent = offsetMs === 0 ? '' : distance();
  buttons.replaceChildren(
    ...MOVES.map(([key, move]) =>
      element('button', { type: 'button', class: 'quiet', onclick: run(() => send('/api/clock', move)) }, word(key)),
    ),
  );
  tick();
};

export const refreshClock = async () => {
  const reading = await read('/api/clock');
  ({ offsetMs } = reading);
  difference = Date.parse(reading.now) - Date.now();
  ahead.textContent = distance();
  tick();
};

setInterval(tick, 1_000);
