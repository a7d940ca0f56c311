/**
 * @typedef {import('./packages.mjs').Package} Package
 * @typedef {{ approved: string[], taken: Record<string, string[]> }} Policy
 */

/**
 * Whether a licence may be taken. Of "A OR B" one is enough, of "A AND B" both are needed.
 * @param {string} expression SPDX @param {(licence: string) => boolean} isTaken
 * @returns {boolean}
 */
const allows = (expression, isTaken) => {
  const bare = expression.replace(/^\((.*)\)$/, '$1');
  if (bare.includes(' OR ')) return bare.split(' OR ').some((part) => allows(part, isTaken));
  return bare.split(' AND ').every((part) => isTaken(part.trim()));
};

/** @param {Package} found @param {Policy} policy */
export const isApproved = ({ licence }, { approved }) => allows(licence, (one) => approved.includes(one));

/**
 * The packages whose licence nobody has agreed to.
 * @param {Package[]} packages @param {Policy} policy
 */
export const refused = (packages, policy) =>
  packages.filter((found) => !isApproved(found, policy) && !policy.taken[found.licence]?.includes(found.name));
