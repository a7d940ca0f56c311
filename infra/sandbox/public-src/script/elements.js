/**
 * Makes an element. Texts become text nodes, so nothing that came from outside is ever markup.
 * @param {string} tag
 * @param {Record<string, string | boolean | EventListener>} facts attributes; `onclick` and its like are listeners
 * @param {...(Node | string)} children
 */
export const element = (tag, facts = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(facts)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value);
    else if (typeof value === 'boolean') made.toggleAttribute(name, value);
    else made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
};

/** A status in a coloured pill. */
export const badge = (text, kind = '') => element('span', { class: `badge ${kind}` }, text);

/**
 * Fills a list, or says that it is empty. Whoever was in the list with the keyboard stays at the same button (by its
 * `data-key`), or at the list when that button is gone.
 */
export const fill = (list, cards, emptyText) => {
  const wasInside = list.contains(document.activeElement);
  const key = wasInside ? document.activeElement.dataset.key : undefined;
  list.replaceChildren(...(cards.length > 0 ? cards : [element('p', { class: 'empty' }, emptyText)]));
  if (!wasInside) return;
  const same = key && list.querySelector(`[data-key="${CSS.escape(key)}"]`);
  (same || list).focus();
};
