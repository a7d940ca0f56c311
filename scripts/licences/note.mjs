import { isApproved } from './judge.mjs';

/** @typedef {import('./packages.mjs').Package} Package */

const introduction = `# What is of others

Made by \`npm run licences\` from \`package-lock.json\`; do not edit. \`npm test\` fails where it is stale, or where a package
comes with a licence that \`scripts/licences/policy.yaml\` does not take.

Listed is what production runs or hands out to browsers. Tools of development and tests are not part of the product.

## Not approved by the Open Source Initiative
`;

const elastic = `
Apollo's gateway and planner are under the **Elastic License 2.0**. What it asks of whoever hosts Mumaris Plus:

- You may use, change and pass on the software, and run it for your own purposes: **a regulator that runs its own portal may**,
  also where a contractor operates it for the regulator, and whoever uses the portal needs nothing.
- You may **not** provide these packages to third parties as a hosted or managed service that gives them access to a
  substantial set of their features: "a graph router as a service" is not allowed. You may not remove its notices or go round
  its licence keys.
- These packages are in the gateway alone; no service needs them. The gateway runs \`schemas/supergraph.graphql\`, which any
  router of Federation 2 reads, those under an approved licence among them. What ours adds is signing each call to a
  subgraph, limits and the check of tokens: see [the gateway](gateway/README.md).
- \`@apollo/composition\` and \`@apollo/federation-internals\` also compose and check the supergraph at development time.

\`argparse\` is under the Python Software Foundation's licence, which asks for a notice and no more; the explorer's page depends
on it by name (the command line of \`markdown-it\`) and does not contain it.

This is how the Elastic License's text is read here, and no legal advice: it is in \`node_modules/@apollo/gateway/LICENSE\`.
`;

const fetched = `
## Fetched, not part of it

\`npm start\` and the tests fetch servers to try the product on. They are not linked to, not changed and not passed on:
MongoDB Community (Server Side Public License 1.0, not approved by the Open Source Initiative; whoever offers MongoDB itself as
a service has duties under it, whoever keeps an application's data in it has not), Apache Kafka (Apache-2.0), a Java
runtime where there is none (GPL-2.0 with the Classpath exception).

The spoken words in \`services/identity/sounds\` were made with eSpeak NG (GPL-3.0-or-later), by \`scripts/human-clips.mjs\`. Nothing
of the program is in what it says, and nothing needs it to run; the words and the recordings are under our licence.
`;

const list = (/** @type {Package[]} */ packages) =>
  packages.map(({ name, version }) => `- ${name} ${version}`).join('\n');

/**
 * The whole of THIRD_PARTY.md.
 * @param {Package[]} packages
 * @param {import('./judge.mjs').Policy} policy
 */
export function note(packages, policy) {
  const others = packages.filter((found) => !isApproved(found, policy));
  const approved = packages.filter((found) => isApproved(found, policy));
  const sections = [...new Set(approved.map(({ licence }) => licence))].sort().map((licence) => {
    const under = approved.filter((found) => found.licence === licence);
    return `\n### ${licence}\n\n${list(under)}\n`;
  });
  const named = others.map(({ name, version, licence }) => `- ${name} ${version} (${licence})`).join('\n');
  return `${introduction}\n${named}\n${elastic}${fetched}\n## Approved\n${sections.join('')}`;
}
