import { element } from './elements.js';

const NOTABLE = /https?:\/\/[^\s<>"')\]]+|(?<![\w٠-٩-])[\d٠-٩]{4,8}(?![\w٠-٩-])/g;

const isLink = (text) => /^https?:/.test(text);

/** A link out of a message; it opens in its own tab and learns nothing of this page. */
export const outward = (address, text = address, facts = {}) =>
  element('a', { href: address, target: '_blank', rel: 'noopener noreferrer', ...facts }, text);

/** A message's text with its codes marked and its links alive, as nodes: no part of it is read as markup. */
export const withCodesAndLinks = (text) => {
  const nodes = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(NOTABLE)) {
    nodes.push(text.slice(from, index));
    nodes.push(isLink(found) ? outward(found) : element('mark', { dir: 'ltr' }, found));
    from = index + found.length;
  }
  return [...nodes, text.slice(from)].filter((node) => node !== '');
};
