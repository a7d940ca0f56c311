/** @typedef {{ path: string, body: string, token: 'same' | 'new' | 'bad', expect: 'data' | 'refusal' }} Varied */

const account = ['id', 'email', 'mobile', 'idNumber', 'status', 'roles', 'language', 'createdAt', 'recoveryCodesLeft'];
const practitioner = ['id', 'fileNumber', 'membershipNumber', 'registration { id number status issuedOn expiresOn }'];
const application = ['id', 'number', 'status', 'createdAt', 'submittedAt', 'requirements { id met label { ar en } }'];
const service = ['code', 'usualWorkingDays', 'steps', 'name { ar en }', 'description { ar en }'];

/** Those of the fields whose bits are set, and always one. @param {string[]} fields @param {number} bits */
const some = (fields, bits) => {
  const chosen = fields.filter((_, index) => bits & (1 << index));
  return (chosen.length ? chosen : ['id', 'code'].filter((field) => fields.includes(field)).slice(0, 1)).join(' ');
};

/** What makes the nth of each kind another than all others. @type {((n: number) => { query: string, variables?: object })[]} */
const kinds = [
  // Its name.
  (n) => ({ query: `query Named${n} { me { ${some(account, n)} practitioner { ${some(practitioner, n >> 9)} } } }` }),
  // Its aliases.
  (n) => ({ query: `{ me { a${n}: email practitioner { b${n}: fileNumber ${some(practitioner, n)} } } }` }),
  // A literal, and what is chosen.
  (n) => ({
    query: `{ me { id practitioner { applications(after: "c${n}", first: 2) { edges { node { ${some(application, n)} } } } } } }`,
  }),
  // The names of its variables.
  (n) => ({
    query: `query Asked($v${n}: ID!, $f${n}: Int) { service(code: $v${n}) { ${some(service, n)} }
      me { practitioner { applications(first: $f${n}) { edges { node { ${some(application, n >> 5)} } } } } } }`,
    variables: { [`v${n}`]: `SERVICE_${n}`, [`f${n}`]: 2 },
  }),
  // The names of its fragments.
  (n) => ({
    query: `query Parts { me { ...Mine${n} } services { ...Theirs${n} } }
      fragment Mine${n} on Account { ${some(account, n)} practitioner { fileNumber } }
      fragment Theirs${n} on Service { ${some(service, n >> 3)} }`,
  }),
  // A mutation's literal.
  (n) => ({
    query: `mutation { startApplication(input: { service: "S${n}" }) { application { ${some(application, n)} } errors { code } } }`,
  }),
];

/** What is to be refused, each in a way of its own. @type {((n: number) => { query: string, variables?: object, operationName?: string })[]} */
const mistakes = [
  (n) => ({ query: `{ me { unknown${n} } }` }),
  (n) => ({ query: `query Broken${n} { me { id ` }),
  (n) => ({ query: '{ me { id } }', operationName: `Absent${n}` }),
  (n) => ({ query: `query Lacking($needed${n}: ID!) { service(code: $needed${n}) { code } }` }),
];

/**
 * The nth operation of a run: no two are alike. Of ten, one is wrong, one brings a token that was never seen, and one goes to
 * another path; of a hundred, one brings a token that nobody signed.
 * @param {number} n @returns {Varied}
 */
export const varied = (n) => {
  const isWrong = n % 10 === 9;
  const isBad = n % 100 === 50;
  const choice = isWrong ? mistakes : kinds;
  const turn = Math.floor(n / 10) + (n % 10);
  const made = choice[(isWrong ? Math.floor(n / 10) : turn) % choice.length];
  return {
    path: n % 10 === 5 ? `/graphql?page=${n}` : n % 100 === 33 ? `/nothing/${n}` : '/graphql',
    body: JSON.stringify(made?.(n)),
    token: isBad ? 'bad' : n % 10 === 7 ? 'new' : 'same',
    expect: isWrong || isBad || n % 100 === 33 ? 'refusal' : 'data',
  };
};
