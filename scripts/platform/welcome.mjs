/** What has become of the registrations of some. */
const lives = {
  GRACE: 'a registration that has ended and can still be renewed',
  SUSPENDED: 'a suspended registration',
  CONDITION: 'a registration under a condition',
  REVOKED: 'a revoked registration',
};

/**
 * What a newcomer sees when everything is up.
 * @param {import('./index.mjs').Addresses} addresses
 * @param {import('../sample/people.mjs').Sample} sample
 */
export function welcome({ gateway, sandbox }, sample) {
  const staff = sample.people
    .filter(({ roles }) => !roles.includes('PRACTITIONER'))
    .map(({ email, roles }) => `    ${email.padEnd(38)} ${roles.join(', ')}`);
  const others = sample.people.flatMap(({ email, held }) =>
    held?.life ? [`    ${email.padEnd(38)} ${lives[held.life]}`] : [],
  );
  const practitioners = sample.people
    .filter(({ roles }) => roles.includes('PRACTITIONER'))
    .slice(0, 3)
    .map(
      ({ email, firstName, lastName }) =>
        `    ${email.padEnd(38)} ${firstName.ar} ${lastName.ar} · ${firstName.en} ${lastName.en}`,
    );
  return `
  Mumaris Plus · ممارس بلس

  The graph, with an explorer:   ${gateway}/
  Pages on any localhost port may ask it; schemas/api.graphql and api.scalars.json are for their codegen.
  The outside world (mailbox, SMS, bills, clock):   ${sandbox}/

  Sample accounts, all with the password  ${sample.password}
${[...practitioners, ...others, ...staff].join('\n')}
  Staff need a code as well: the authenticator app is on the page of the outside world.

  What to try next
    npm run journey        a stranger gets a training letter, others register and renew, step by step
    npm run journey -- --career   a whole career; it moves the clock on by more than two years
    npm run reset          forget the data (after Ctrl-C)
    npm test               every check and test

  Ctrl-C ends it all.
`;
}
