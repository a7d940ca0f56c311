/** @typedef {import('@mumaris/kit/dead/look').Dead} Dead */

const states = {
  DEAD: 'open',
  DUE: 'given back, and not through yet',
  DONE: 'given back, and done',
  DISCARDED: 'discarded',
};

/** What others said, such as a mail server, moves no cursor here and turns no line round. @param {string} text */
const plain = (text) => text.replace(/[^\P{C}\n]/gu, ' ');

/** @param {number} count @param {string} what */
const times = (count, what) => `${what} ${count === 1 ? 'once' : `${count} times`}`;

/** @param {Dead} dead */
const stateOf = ({ state, givenBack, discarded }) => {
  const before = givenBack ? ` (${times(givenBack, 'given back')})` : '';
  const why = discarded ? ` by ${discarded.by} at ${discarded.at.toISOString()}: ${discarded.reason}` : '';
  return plain(`${states[state]}${before}${why}`);
};

/**
 * What each is and why it died, never its content: that may be personal.
 * @param {string} place the service and its store
 * @param {{ dead: Dead[], leftOut: number }} list
 */
export function printList(place, { dead, leftOut }) {
  console.log(`${place}:${dead.length ? '' : ' none'}`);
  for (const one of dead) {
    const { id, kind, about, diedAt, tries, reason } = one;
    console.log(`  ${id}  ${kind}${about ? ` of ${about}` : ''}  ${diedAt?.toISOString()}  ${times(tries, 'tried')}`);
    if (reason) console.log(`      ${plain(reason).replaceAll('\n', '\n      ')}`);
    console.log(`      ${stateOf(one)}`);
  }
  if (leftOut) console.log(`  … and ${leftOut} that died before: --limit shows more`);
}

/**
 * What was refused as nobody's word, one line for where it lies and one for what was wrong; never its content.
 * @param {string} place the service and its store
 * @param {{ forged: import('@mumaris/kit/dead/forged').Forged[], leftOut: number }} list
 */
export function printForged(place, { forged, leftOut }) {
  console.log(`${place}:${forged.length ? '' : ' none'}`);
  // A stranger wrote the key: no line of it may pass for one of ours.
  const line = (/** @type {string} */ text) => plain(text).replaceAll('\n', ' ');
  for (const { foundAt, topic, place: where, key, reason, author } of forged) {
    console.log(`  ${foundAt.toISOString()}  ${topic}  at ${line(where)}  key ${key ? line(key) : '(none)'}`);
    console.log(`      ${line(reason)}; as the word of ${author || '(not kept)'}`);
  }
  if (leftOut) console.log(`  … and ${leftOut} that were found before: --limit shows more`);
}

/** One, whole. @param {object} dead */
export const printOne = (dead) => console.log(plain(JSON.stringify(dead, null, 2)));
