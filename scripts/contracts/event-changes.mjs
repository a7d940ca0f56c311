/** What may change of a released event: its words for people, new optional fields, new words of an open list. */
const forPeople = new Set(['title', 'description', '$schema', '$id', 'words', 'open']);
const looked = new Set(['type', 'properties', 'required', 'enum', 'items']);

/** @typedef {Record<string, any>} Schema */

const newVersion = 'say it in a new version beside this one, until nobody hears this one';

/** @param {any} one @param {any} other */
const differ = (one, other) => JSON.stringify(one) !== JSON.stringify(other);

/** @param {string} at @param {Schema} before @param {Schema} now @returns {string[]} */
const words = (at, before, now) => {
  if (!before['enum'] && !now['enum']) return [];
  if (!before['enum'] || !now['enum'])
    return [`${at} ${now['enum'] ? 'became' : 'is no longer'} a list of words: ${newVersion}`];
  const [old, fresh] = [before['enum'], now['enum']].map((list) => new Set(list));
  const gone = [...(old ?? [])].filter((word) => !fresh?.has(word));
  const came = [...(fresh ?? [])].filter((word) => !old?.has(word));
  return [
    ...gone.map((word) => `${at} lost the word ${word}: bring it back, or ${newVersion}`),
    ...(came.length && !before['open']
      ? [`${at} got ${came.join(', ')}, and its list is closed, so that hearers fail on them: ${newVersion}`]
      : []),
    ...(before['open'] && !now['open'] ? [`${at} was an open list and is closed: leave it open`] : []),
  ];
};

/** @param {string} at @param {Schema} before @param {Schema} now @returns {string[]} */
const fields = (at, before, now) => {
  const [old, fresh] = [before['properties'] ?? {}, now['properties'] ?? {}];
  const [must, mustNow] = [before['required'] ?? [], now['required'] ?? []];
  return [
    ...Object.keys(old).flatMap((name) =>
      fresh[name]
        ? eventChanges(old[name], fresh[name], `${at}/${name}`)
        : [`${at}/${name} is gone: bring it back, or ${newVersion} (a renamed field is one that is gone)`],
    ),
    ...mustNow
      .filter((/** @type {string} */ name) => !must.includes(name))
      .map(
        (/** @type {string} */ name) => `${at}/${name} is required, and events of before have none: make it optional`,
      ),
    ...must
      .filter((/** @type {string} */ name) => fresh[name] && !mustNow.includes(name))
      .map((/** @type {string} */ name) => `${at}/${name} is optional now, and hearers count on it: keep it required`),
  ];
};

/**
 * What a hearer of the released event would not bear, each by its place and with what to do.
 * @param {Schema} before as it was released @param {Schema} now @param {string} [at]
 * @returns {string[]}
 */
export function eventChanges(before, now, at = '') {
  const place = at || '/';
  const rest = [...new Set([...Object.keys(before), ...Object.keys(now)])].filter(
    (key) => !forPeople.has(key) && !looked.has(key) && differ(before[key], now[key]),
  );
  return [
    ...(differ(before['type'], now['type'])
      ? [`${place} was ${before['type']} and is ${now['type']}: ${newVersion}`]
      : []),
    ...rest.map(
      (key) =>
        `${place} has another ${key} (${JSON.stringify(before[key])} → ${JSON.stringify(now[key])}): ${newVersion}`,
    ),
    ...words(place, before, now),
    ...fields(at, before, now),
    ...(before['items'] || now['items'] ? eventChanges(before['items'] ?? {}, now['items'] ?? {}, `${at}/items`) : []),
  ];
}
