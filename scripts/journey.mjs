// `npm run journey`: a stranger signs up and gets a training letter; somebody whom the sample data has classified registers,
// and somebody else renews. With --career somebody lives a whole career. All of it over HTTP and from the sandbox's mailbox, as an outsider would. Prints each step with its
// time, and ends with an error at the first that fails.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  activate,
  createApplicationSteps,
  createGraph,
  createTown,
  eventually,
  logIn,
  newStranger,
  openProfileDocument,
  payableInvoice,
  payAtBank,
  payByCard,
  profile,
  reached,
  signUp,
  trainingAnswers,
} from '@mumaris/sandbox/outsider';
import { parseArgs } from 'node:util';
import { liveCareer } from './journey/career.mjs';
import { createCourse } from './journey/course.mjs';
import { check, step } from './journey/walk.mjs';
import { helpIfAsked } from './platform/help.mjs';
import { root } from './platform/run.mjs';
import { samplePeople } from './sample/people.mjs';

helpIfAsked(`usage: npm run journey   a training letter, a registration and a renewal, through the platform that runs here
  -- --career     in place of them a whole career, from a degree abroad to a good standing: the sandbox's clock moves on by more than two years
  PLATFORM_FILE   the addresses of another platform: its platform.json`);

const file = process.env['PLATFORM_FILE'] ?? path.join(root, '.local/data/platform.json');
if (!existsSync(file)) {
  console.error('No platform is running here. Start one in another terminal: npm start');
  process.exit(1);
}
const addresses = JSON.parse(readFileSync(file, 'utf8'));
const graph = createGraph(addresses.gateway);
const town = createTown(addresses.sandbox);
const steps = createApplicationSteps(graph);
const sample = samplePeople();
const reviewer = sample.people.find(({ roles }) => roles.includes('REVIEWER'))?.email ?? '';
/** The people before them have the applications of the sample. */
const firstForJourneys = 24;
const stranger = newStranger();
const deficiency = { ar: 'وضّحوا تاريخ نهاية التدريب.', en: 'Please make the end of the training clear.' };

const me = readFileSync(path.join(root, 'gateway/src/explorer/operations/me.graphql'), 'utf8');
const started = Date.now();
const { values } = parseArgs({ options: { career: { type: 'boolean', default: false } } });

console.log(`\nA journey through ${addresses.gateway}\n`);
if (values.career) {
  await liveCareer({ graph, town, steps, sample });
  console.log(`\nAll of it in ${((Date.now() - started) / 1000).toFixed(1)} s.\n`);
  process.exit(0);
}
const { id: signUpId } = await step(`signs up as ${stranger.email}`, () => signUp(graph, stranger));
await step('follows the link of the e-mail and enters the code of the SMS', () =>
  activate(graph, town, stranger, signUpId),
);
await step('signs in by e-mail', () => logIn(graph, stranger.email, stranger.password));
const { tokens } = await step('signs in by national ID', () => logIn(graph, stranger.idNumber, stranger.password));
const token = tokens.accessToken;
const { practitioner } = await step('opens the profile and gets a file number', () =>
  graph.change(openProfileDocument, profile, token),
);
console.log(`      file number ${practitioner.fileNumber}`);

const now = await town.now();
const draft = await step('starts a training letter and reads what is missing', async () => {
  const application = await steps.start(token);
  check(
    application.requirements.some(({ met }) => !met),
    'unmet requirements',
  );
  return application;
});
await step('answers every question', async () => {
  const application = await steps.answer(draft.id, trainingAnswers(now), token);
  check(
    application.requirements.every(({ met }) => met),
    'all requirements met',
  );
});
await step('hands it in', () => steps.step('submitApplication', draft.id, token));
await step('pays the administrative fee at the bank (SADAD)', async () => {
  await payAtBank(town, await payableInvoice(steps, draft.id, 'ADMINISTRATIVE', token));
  await reached(steps, draft.id, 'UNDER_REVIEW', token);
});
const reviewerToken = await step(
  'a reviewer signs in, by password and a code of the authenticator app',
  async () =>
    (await logIn(graph, reviewer, sample.password, () => town.authenticatorCode(reviewer))).tokens.accessToken,
);
await step('the reviewer takes it from the queue', () => steps.step('claimApplication', draft.id, reviewerToken));
await step('the reviewer returns it with its deficiencies', () => steps.return(draft.id, [deficiency], reviewerToken));
await step('the e-mail lists them', () =>
  town.message({ to: stranger.email, channel: 'EMAIL', contains: deficiency.ar }),
);
await step('hands it in again', () => steps.step('resubmitApplication', draft.id, token));
await step('the reviewer approves it', async () => {
  await steps.step('claimApplication', draft.id, reviewerToken);
  await steps.approve(draft.id, reviewerToken);
});
await step('pays the service fee by card', async () => {
  const invoice = await payableInvoice(steps, draft.id, 'SERVICE', token);
  await payByCard(graph, town, invoice.id, token);
});
const done = await step('receives the training letter', () => reached(steps, draft.id, 'COMPLETED', token));
console.log(`      letter ${done.outcome?.number}, code ${done.outcome?.code}`);
await step('anyone can check it by number and code', async () => {
  const document =
    'query ($number: ID!, $code: String!) { verifyCredential(number: $number, code: $code) { status holder { ar en } } }';
  const { verifyCredential } = await graph.ask(document, done.outcome ?? {});
  check(verifyCredential?.status === 'ACTIVE', 'an active letter');
});
await step('records professional development and lists it', async () => {
  const document = `mutation ($input: RecordActivityInput!) {
    recordActivity(input: $input) { activity { id hours status } errors { code message { ar en } } }
  }`;
  const date = now.toISOString().slice(0, 10);
  await graph.change(
    document,
    { kind: 'TRADITIONAL', title: 'مؤتمر طب الطوارئ', provider: 'جمعية طب الطوارئ', date, hours: 6 },
    token,
  );
});
await step('reads everything of the e-account in one operation', async () => {
  const answer = await eventually('the messages', async () => {
    const read = await graph.ask(me, {}, token);
    return read.me.unreadCount >= 5 && read.me.practitioner.cpd.total.pending === 6 ? read.me : undefined;
  });
  check(answer.practitioner.fileNumber === practitioner.fileNumber, 'the same profile');
});
await step('every step reached the mailbox, in Arabic', async () => {
  for (const words of ['token=', 'فاتورة', 'خطاب'])
    await town.message({ to: stranger.email, channel: 'EMAIL', contains: words });
});

const heldDocument = `{ me { practitioner {
  membershipNumber registration { number startsOn expiresOn } credentials(first: 20) { edges { node { __typename } } }
} } }`;
/** @typedef {{ number: string, startsOn: string, expiresOn: string } | null} Registration */
/** @typedef {{ edges: { node: { __typename: string } }[] }} Credentials */
/** @param {string} theirs a token @returns {Promise<{ membershipNumber: string | null, registration: Registration, credentials: Credentials }>} */
const held = async (theirs) => (await graph.ask(heldDocument, {}, theirs)).me.practitioner;

/**
 * Somebody of the sample for whom nothing has happened yet: each journey takes another.
 * @param {'classified' | 'registered'} holds @returns {Promise<string>} a token
 */
const somebodyWho = async (holds) => {
  // A registration that is renewed already is followed by another.
  const registrations = holds === 'registered' ? 1 : 0;
  for (const { email, held: has } of sample.people.slice(firstForJourneys)) {
    if (!has || has.life || has.registered !== (holds === 'registered')) continue;
    const theirs = (await logIn(graph, email, sample.password)).tokens.accessToken;
    const { credentials, registration } = await held(theirs);
    const granted = credentials.edges.filter(({ node }) => node.__typename === 'Registration').length;
    // One that has ended is not renewed, as where the sandbox's clock was moved past it.
    if (granted === registrations && (registration !== null || !registrations)) return theirs;
  }
  const day = now.toISOString().slice(0, 10);
  const wanted = registrations ? 'whose first registration is in force' : 'who is only classified';
  throw new Error(
    `Nobody of the sample is left ${wanted} on ${day}, which is today by the sandbox's clock.
Set that clock back if it was moved, or end the platform, run npm run reset, and start it again.`,
  );
};

const { live } = createCourse({ graph, town, steps, reviewer: () => Promise.resolve(reviewerToken) });

const newcomer = await step('somebody who is classified signs in', () => somebodyWho('classified'));
await live('REGISTRATION', () => Promise.resolve(newcomer));
const first = await step('is registered for two years, and gets a membership number', async () => {
  const { membershipNumber, registration } = await held(newcomer);
  check(Boolean(membershipNumber && registration), 'a registration and a membership number');
  return { membershipNumber, ...registration };
});
console.log(`      membership ${first.membershipNumber}, registration ${first.number}, until ${first.expiresOn}`);

const member = await step('somebody whose registration ends soon signs in', () => somebodyWho('registered'));
const before = (await held(member)).registration;
const renewal = await live('REREGISTRATION', () => Promise.resolve(member));
await step('runs on from the day after the old end', async () => {
  const { application } = await graph.ask(
    'query ($id: ID!) { application(id: $id) { outcome { ... on Registration { startsOn expiresOn } } } }',
    { id: renewal },
    member,
  );
  const dayAfter = new Date(Date.parse(before?.expiresOn ?? '') + 86_400_000).toISOString().slice(0, 10);
  check(application.outcome?.startsOn === dayAfter, `a start on ${dayAfter}`);
  console.log(`      from ${dayAfter} until ${application.outcome.expiresOn}`);
});
console.log(`\nAll of it in ${((Date.now() - started) / 1000).toFixed(1)} s.\n`);
