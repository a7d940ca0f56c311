import { say } from './api.js';
import { redrawAuthenticators, refreshAuthenticators } from './authenticators.js';
import { redrawBills, refreshBills } from './bills.js';
import { redrawCheckouts, refreshCheckouts } from './checkouts.js';
import { redrawClock, refreshClock } from './clock.js';
import { redrawExamResults } from './exam-results.js';
import { redrawFaults, refreshFaults } from './faults.js';
import { applyLanguage, otherLanguage, switchLanguage, word } from './language.js';
import { follow } from './live.js';
import { redrawMessages, refreshMessages } from './messages.js';
import { redrawNotifications, refreshNotifications } from './notifications.js';
import { redrawVerifications, refreshVerifications } from './verifications.js';

const REFRESH = {
  messages: refreshMessages,
  bills: refreshBills,
  checkouts: refreshCheckouts,
  verifications: refreshVerifications,
  authenticators: refreshAuthenticators,
  notifications: refreshNotifications,
  clock: refreshClock,
  faults: refreshFaults,
};

const REDRAW = [
  redrawMessages,
  redrawBills,
  redrawCheckouts,
  redrawVerifications,
  redrawExamResults,
  redrawAuthenticators,
  redrawNotifications,
  redrawClock,
  redrawFaults,
];

const languageButton = document.querySelector('#language');

const draw = () => {
  applyLanguage();
  languageButton.textContent = word('language');
  languageButton.lang = otherLanguage();
  for (const redraw of REDRAW) redraw();
};

const refresh = async (topic) => {
  try {
    await Promise.all((topic === 'all' ? Object.values(REFRESH) : [REFRESH[topic]]).map((each) => each?.()));
  } catch {
    say(word('offline'));
  }
};

languageButton.addEventListener('click', () => {
  switchLanguage();
  draw();
});

draw();
follow(refresh);
