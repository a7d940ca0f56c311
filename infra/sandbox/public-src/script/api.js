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

/**
 * Runs what a button does; pressed again meanwhile it does nothing, and a failure is said.
 * It is marked busy and not disabled, because a disabled button loses the keyboard's focus.
 */
export const run = (act) => async (event) => {
  const button = event.currentTarget;
  if (button.getAttribute('aria-busy') === 'true') return;
  button.setAttribute('aria-busy', 'true');
  try {
    await act();
  } catch (problem) {
    say(problem instanceof TypeError || problem.name === 'TimeoutError' ? word('offline') : problem.message);
  } finally {
    button.removeAttribute('aria-busy');
  }
};
