import {
  createApplicationSteps,
  createGraph,
  createTown,
  logIn,
  payableInvoice,
  payAtBank,
  reached,
  trainingAnswers,
} from '@mumaris/sandbox/outsider';

const deficiency = [
  { ar: 'اكتبوا الاسم الرسمي لجهة التدريب.', en: 'Write the official name of the training institution.' },
];
const reason = { ar: 'لا يستوفي برنامج التدريب الشروط.', en: 'The training programme does not meet the conditions.' };

/**
 * One application in every state there is, each brought there as people would.
 * @param {{ addresses: import('../platform/index.mjs').Addresses, sample: import('./people.mjs').Sample, log: (line: string) => void }} options
 * @returns {Promise<string[]>} the states
 */
export async function loadApplications({ addresses, sample, log }) {
  const graph = createGraph(addresses.gateway);
  const town = createTown(addresses.sandbox);
  const steps = createApplicationSteps(graph);
  const now = await town.now();
  const reviewer = sample.people.find(({ roles }) => roles.includes('REVIEWER'));
  const enter = async (/** @type {string} */ email) =>
    (await logIn(graph, email, sample.password, () => town.authenticatorCode(email))).tokens.accessToken;
  const reviewerToken = await enter(reviewer?.email ?? '');

  const start = async (/** @type {number} */ person) => {
    const token = await enter(sample.people[person]?.email ?? '');
    const { id } = await steps.start(token);
    return { id, token };
  };
  const submit = async (/** @type {number} */ person) => {
    const draft = await start(person);
    await steps.answer(draft.id, trainingAnswers(now), draft.token);
    await steps.step('submitApplication', draft.id, draft.token);
    return draft;
  };
  const pay = async (/** @type {{ id: string, token: string }} */ { id, token }, /** @type {string} */ kind) => {
    await payAtBank(town, await payableInvoice(steps, id, kind, token));
  };
  const review = async (/** @type {number} */ person) => {
    const application = await submit(person);
    await pay(application, 'ADMINISTRATIVE');
    await reached(steps, application.id, 'UNDER_REVIEW', application.token);
    return application;
  };
  const claimed = async (/** @type {number} */ person) => {
    const application = await review(person);
    await steps.step('claimApplication', application.id, reviewerToken);
    return application;
  };

  /** @type {Record<string, (person: number) => Promise<unknown>>} */
  const ways = {
    DRAFT: start,
    AWAITING_ADMIN_FEE: submit,
    UNDER_REVIEW: review,
    RETURNED: async (person) => steps.return((await claimed(person)).id, deficiency, reviewerToken),
    PRELIMINARILY_APPROVED: async (person) => steps.approve((await claimed(person)).id, reviewerToken),
    COMPLETED: async (person) => {
      const application = await claimed(person);
      await steps.approve(application.id, reviewerToken);
      await pay(application, 'SERVICE');
      await reached(steps, application.id, 'COMPLETED', application.token);
    },
    REJECTED: async (person) => steps.reject((await claimed(person)).id, reason, reviewerToken),
    CANCELLED: async (person) => {
      const application = await submit(person);
      await steps.step('cancelApplication', application.id, application.token);
    },
  };
  let person = 0;
  for (const [status, way] of Object.entries(ways)) {
    await way(person++);
    log(`  an application ${status}`);
  }
  return Object.keys(ways);
}
