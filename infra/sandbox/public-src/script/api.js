import { inLanguage, word } from './language.js';

const TIME_OUT_MS = 15_000;

const ask = async (path, options = {}) => {
  const answer = await fetch(path, { ...options, signal: AbortSignal.timeout(TIME_OUT_MS) });
  const body = await answer.json();
  if (!answer.ok) throw new Error(body.message ? inLanguage(body.message) : String(answer.status));
  return body;
};

export const read = (path) => ask(path);

export const send = (path, body = {}) =>
  ask(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

let clearing;

/** Says something to the person, aloud for screen readers, for five seconds. */
export const say = (text) => {
  const status = document.querySelector('#status');
  status.textContent = text;
  clearTimeout(clearing);
  clearing = setTimeout(() => (status.textContent = ''), 5_000);
};

/** Runs what a button does: the button waits, and a failure is said. */
export const run = (act) => async (event) => {
  const button = event.currentTarget;
  button.disabled = true;
  try {
    await act();
  } catch (problem) {
    say(problem instanceof TypeError || problem.name === 'TimeoutError' ? word('offline') : problem.message);
  } finally {
    button.disabled = false;
    if (document.activeElement === document.body) button.focus();
  }
};
