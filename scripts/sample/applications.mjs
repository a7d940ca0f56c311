import { dayOf } from '@mumaris/kit/calendar';
import {
  createApplicationSteps,
  createGraph,
  createTown,
  fillIn,
  knownServices,
  logIn,
  payWhatIsDue,
} from '@mumaris/sandbox/outsider';
import { seatCommittee } from './committee.mjs';

const deficiency = [
  { ar: 'اكتبوا الاسم الرسمي كما ورد في الوثيقة.', en: 'Write the official name as the document has it.' },
];
const reason = {
  ar: 'لا يستوفي الطلب شروط الخدمة.',
  en: 'The application does not meet the conditions of the service.',
};

/** Who asks for a service: the first of the eight people of the sample who may, one for each state. */
const firstPersonOf = (/** @type {string} */ service) =>
  ['TRAINING_LETTER', 'ELIGIBILITY_NUMBER', 'QUALIFICATION_STUDY'].includes(service)
    ? 0
    : ['REREGISTRATION', 'CARD_REPLACEMENT', 'EMPLOYER_CHANGE'].includes(service)
      ? 16
      : 8;

/** The states that an application for a service can reach. @param {string[]} steps of the catalogue */
const statesOf = (steps) => [
  ...steps,
  ...(steps.includes('UNDER_REVIEW') ? ['RETURNED', 'REJECTED'] : []),
  ...(steps.includes('WITH_COMMITTEE') ? ['REJECTED'] : []),
  'CANCELLED',
];

/**
 * One application for each service in every state that it can reach, each brought there as people would, several people
 * at once.
 * @param {{ addresses: import('../platform/index.mjs').Addresses, sample: import('./people.mjs').Sample, log: (line: string) => void,
 *   services?: readonly string[] }} options
 * @returns {Promise<string[]>} what there is
 */
export async function loadApplications({ addresses, sample, log, services = knownServices }) {
  const graph = createGraph(addresses.gateway);
  const town = createTown(addresses.sandbox);
  const steps = createApplicationSteps(graph);
  const now = await town.now();
  const enter = async (/** @type {string} */ email) =>
    (await logIn(graph, email, sample.password, () => town.authenticatorCode(email))).tokens.accessToken;
  const tokenOf = (/** @type {string} */ role) =>
    enter(sample.people.find(({ roles }) => roles.includes(role))?.email ?? '');
  const members = await Promise.all(
    sample.people
      .filter(({ roles }) => roles.includes('COMMITTEE'))
      .map(async ({ email, firstName, lastName }) => {
        const token = await enter(email);
        /** @type {{ me: { id: string } }} */
        const { me } = await graph.ask('{ me { id } }', {}, token);
        const name = { ar: `${firstName.ar} ${lastName.ar}`, en: `${firstName.en} ${lastName.en}` };
        return { id: me.id, token, name };
      }),
  );
  const today = dayOf(now);
  const general = await tokenOf('SECRETARY_GENERAL');
  const seat = (/** @type {string} */ code) => seatCommittee({ graph, general, members, committee: code, today });
  const committee = await seat('QUALIFICATIONS');
  await seat('DISCIPLINE');
  const reviewer = await enter(sample.people.find(({ roles }) => roles.includes('REVIEWER'))?.email ?? '');

  /** @type {{ services: { code: string, steps: string[] }[] }} */
  const catalogue = await graph.ask('{ services { code steps } }');

  const decide = async (/** @type {string} */ id, /** @type {string} */ wanted) => {
    await steps.step('claimApplication', id, reviewer);
    if (wanted === 'RETURNED') return steps.return(id, deficiency, reviewer);
    if (wanted === 'REJECTED') return steps.reject(id, reason, reviewer);
    return steps.approve(id, reviewer);
  };
  /** Moves an application on, as far as it has to come. @param {string} service @param {string} wanted @param {string} token */
  const bring = async (service, wanted, token) => {
    let { id, number, status } = await steps.start(token, service);
    while (status !== wanted) {
      if (status === 'DRAFT') {
        await fillIn({ graph, steps, now }, { id, service }, token);
        ({ status } = await steps.step('submitApplication', id, token));
        if (wanted === 'CANCELLED') ({ status } = await steps.step('cancelApplication', id, token));
      } else if (status === 'WITH_COMMITTEE') {
        await committee.decide(number, wanted !== 'REJECTED');
        ({ status } = await steps.read(id, token));
      } else
        ({ status } =
          status === 'UNDER_REVIEW'
            ? await decide(id, wanted)
            : await payWhatIsDue({ steps, town }, { id, status }, token));
    }
  };

  /** What each person does, one after another. @type {Map<number, { service: string, state: string }[]>} */
  const days = new Map();
  for (const { code, steps: order } of catalogue.services.filter(({ code: one }) => services.includes(one)))
    for (const [index, state] of statesOf(order).entries()) {
      const person = firstPersonOf(code) + index;
      days.set(person, [...(days.get(person) ?? []), { service: code, state }]);
    }
  const waiting = [...days];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [person, day] = next;
      const token = await enter(sample.people[person]?.email ?? '');
      for (const { service, state } of day) {
        await bring(service, state, token);
        log(`  ${service} ${state}`);
      }
    }
  };
  await Promise.all(Array.from({ length: 4 }, work));
  return [...days.values()].flat().map(({ service, state }) => `${service} ${state}`);
}
