import { run, say, send } from './api.js';
import { element, fill } from './elements.js';
import { word } from './language.js';

const form = document.querySelector('#exam-results-form');
const mannerList = document.querySelector('#exam-results-manners');
const answer = document.querySelector('#exam-results-answer');

const HEADING = 'application,sitting,attempt,outcome';
const MANNERS = ['once', 'delayed', 'repeated', 'forged', 'silent'];

const sendFile = (manner) => async () => {
  if (!form.reportValidity()) return;
  const file = [HEADING, ...form.elements.rows.value.trim().split(/\s*\n/), ''].join('\r\n');
  const { answers } = await send('/api/exam-results', { file, manner });
  answer.hidden = answers.length === 0;
  answer.textContent = answers.map((one) => JSON.stringify(one, undefined, 1)).join('\n');
  say(word(answers.some(({ status }) => status === 200) ? 'sentDone' : 'notTold'));
};

const button = (manner) =>
  element(
    'button',
    { type: 'button', class: 'quiet', 'data-key': manner, onclick: run(sendFile(manner)) },
    word(manner),
  );

form.addEventListener('submit', (event) => event.preventDefault());

export const redrawExamResults = () => fill(mannerList, MANNERS.map(button), '');
