import { read, run, send } from './api.js';
import { element, fill } from './elements.js';
import { word } from './language.js';

const list = document.querySelector('#fault-list');

let modes = {};

const toggle = (service, mode) => async () => {
  await send('/faults', { [service]: mode === 'accept' ? 'refuse' : 'accept' });
};

const button = ([service, mode]) =>
  element(
    'button',
    {
      type: 'button',
      class: 'quiet',
      'aria-pressed': String(mode === 'refuse'),
      'data-key': service,
      onclick: run(toggle(service, mode)),
    },
    `${word(service)}: ${word(mode)}`,
  );

export const redrawFaults = () => fill(list, Object.entries(modes).map(button), '');

export const refreshFaults = async () => {
  modes = await read('/faults');
  redrawFaults();
};
