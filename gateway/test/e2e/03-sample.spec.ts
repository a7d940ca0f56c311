import { logIn } from '@mumaris/sandbox/outsider';
import { checkOffline } from './offline';
import { graph, sample } from './platform';

interface Mine {
  me: {
    practitioner: {
      applications: {
        edges: { node: { service: { code: string }; status: string; outcome: { __typename: string } | null } }[];
      };
    };
  };
}

const document = `{ me { practitioner { applications(first: 20) { edges { node {
  service { code } status outcome { __typename }
} } } } } }`;

/** The first people of the sample: eight who hold nothing, eight who are classified, eight who are registered. */
const applicants = sample.people.slice(0, 24);

test('MEM-10 MEM-13 MEM-14 MEM-16 MEM-17 MEM-32 each of the nine services stands in every state that it can reach, and grants what it is for', async () => {
  const states = new Map<string, string[]>();
  const granted = new Map<string, string | undefined>();
  for (const { email } of applicants) {
    const { tokens } = await logIn(graph, email, sample.password);
    const { me } = await graph.ask<Mine>(document, {}, tokens.accessToken);
    for (const { node } of me.practitioner.applications.edges) {
      const { code } = node.service;
      states.set(code, [...(states.get(code) ?? []), node.status]);
      if (node.status === 'COMPLETED') granted.set(code, node.outcome?.__typename);
    }
  }
  const reviewed = ['UNDER_REVIEW', 'RETURNED', 'REJECTED'];
  const always = ['DRAFT', 'COMPLETED', 'CANCELLED'];
  const [two, one] = [
    [...always, 'AWAITING_ADMIN_FEE', ...reviewed, 'PRELIMINARILY_APPROVED'],
    [...always, 'AWAITING_ADMIN_FEE', ...reviewed],
  ];
  const reachable = {
    CLASSIFICATION_UPDATE: two,
    REGISTRATION: two,
    TRAINING_LETTER: two,
    CERTIFICATE_RECOGNITION: two,
    ELIGIBILITY_NUMBER: one,
    EMPLOYER_CHANGE: one,
    REREGISTRATION: [...always, 'AWAITING_PAYMENT', ...reviewed],
    CARD_REPLACEMENT: [...always, 'PRELIMINARILY_APPROVED'],
    QUALIFICATION_STUDY: [...always, 'AWAITING_ADMIN_FEE', 'WITH_COMMITTEE', 'REJECTED', 'PRELIMINARILY_APPROVED'],
  };
  const sorted = (all: Iterable<readonly [string, readonly string[]]>) =>
    Object.fromEntries([...all].map(([code, list]) => [code, list.toSorted()]));
  expect(sorted(states)).toEqual(sorted(Object.entries(reachable)));
  expect(Object.fromEntries(granted)).toEqual({
    CLASSIFICATION_UPDATE: 'Classification',
    REGISTRATION: 'Registration',
    REREGISTRATION: 'Registration',
    TRAINING_LETTER: 'TrainingLetter',
    CERTIFICATE_RECOGNITION: 'RecognisedCertificate',
    ELIGIBILITY_NUMBER: 'EligibilityNumber',
    CARD_REPLACEMENT: 'Card',
    EMPLOYER_CHANGE: 'Card',
    QUALIFICATION_STUDY: 'ListedQualification',
  });
}, 120_000);

test('MEM-62 MEM-65 MEM-66 the sample has a registration in grace, a suspended one, one with a condition and a revoked one', async () => {
  const lives = `{ me { practitioner {
    registration { status renewable renewalUnderWay suspendedUntil conditions { kind } }
    credentials(first: 20) { edges { node { __typename status } } }
  } } }`;
  const seen = new Map<string, object | null>();
  for (const { email, held } of sample.people) {
    if (!held?.life) continue;
    const { tokens } = await logIn(graph, email, sample.password);
    const { me } = await graph.ask<{
      me: {
        practitioner: {
          registration: object | null;
          credentials: { edges: { node: { __typename: string; status: string } }[] };
        };
      };
    }>(lives, {}, tokens.accessToken);
    const { registration, credentials } = me.practitioner;
    const granted = credentials.edges.find(({ node }) => node.__typename === 'Registration')?.node;
    seen.set(held.life, registration ?? granted ?? null);
  }
  const usual = { renewalUnderWay: false, suspendedUntil: null, conditions: [] };
  expect(Object.fromEntries(seen)).toEqual({
    GRACE: { ...usual, status: 'EXPIRED', renewable: true },
    SUSPENDED: { ...usual, status: 'SUSPENDED', renewable: false, suspendedUntil: expect.any(String) },
    CONDITION: { ...usual, status: 'ACTIVE', renewable: true, conditions: [{ kind: 'SUPERVISION' }] },
    REVOKED: { __typename: 'Registration', status: 'REVOKED' },
  });
});

test('MEM-61 the sample has proofs: of a registration that ended, a suspended and a revoked one, each told by its days and the lists', async () => {
  const proofs = `{ me { practitioner { credentials(first: 20) { edges { node { __typename proof { text } } } } } } }`;
  const told = new Map<string, string | undefined>();
  for (const { email, held } of sample.people) {
    if (!held?.life) continue;
    const { tokens } = await logIn(graph, email, sample.password);
    const { me } = await graph.ask<{
      me: { practitioner: { credentials: { edges: { node: { __typename: string; proof: { text: string } } }[] } } };
    }>(proofs, {}, tokens.accessToken);
    const found = me.practitioner.credentials.edges.find(({ node }) => node.__typename === 'Registration');
    told.set(held.life, await checkOffline(found?.node.proof.text ?? ''));
  }
  expect(Object.fromEntries(told)).toEqual({
    GRACE: 'GOOD EXPIRED OK',
    SUSPENDED: 'GOOD VALID SUSPENDED',
    CONDITION: 'GOOD VALID OK',
    REVOKED: 'GOOD VALID REVOKED',
  });
});
