import {
  activate,
  createApplicationSteps,
  createGraph,
  createTown,
  logIn,
  newStranger,
  openProfileDocument,
  payableInvoice,
  profile,
  reached,
  signUp,
  trainingAnswers,
} from '@mumaris/sandbox/outsider';
import { beginAnew, insist, insistent } from './insist.mjs';

const payByCard = `mutation ($input: PayInvoiceInput!) {
  payInvoice(input: $input) { checkoutUrl errors { code message { ar en } } }
}`;
const refresh = `mutation ($input: RefreshSessionInput!) {
  refreshSession(input: $input) { tokens { accessToken refreshToken } errors { code message { ar en } } }
}`;

/**
 * @typedef {{ email: string, idNumber: string, password: string, mobile: string, token: string }} Applicant
 * @typedef {{ id: string, token: string }} Filed
 * @typedef {Filed & { number: string, email: string, pay: () => Promise<unknown>, cancel: () => Promise<unknown> }} Crossing
 *   an application that can be paid and cancelled at any instant
 */

/**
 * People who use the platform while something goes wrong: each from the sign-up to the letter, trying again what fails.
 * @param {import('../platform/index.mjs').Addresses} addresses
 * @param {{ email: string, password: string }} reviewer of the sample, with an app of the sandbox
 */
export const createLoad = async ({ gateway, sandbox }, reviewer) => {
  const plain = createGraph(gateway);
  const graph = insistent(plain);
  const town = createTown(sandbox);
  const steps = createApplicationSteps(graph);
  let { tokens: staff } = await logIn(plain, reviewer.email, reviewer.password, () =>
    town.authenticatorCode(reviewer.email),
  );
  /** Everybody there ever was, for whoever looks for their data where it must not be. @type {Applicant[]} */
  const people = [];
  /** @type {Crossing[]} */
  const crossed = [];

  /** @param {{ email: string, password: string }} who */
  const signIn = async ({ email, password }) =>
    (await beginAnew(() => logIn(graph, email, password))).tokens.accessToken;
  /** @returns {Promise<Applicant>} */
  const applicant = async () => {
    const stranger = await beginAnew(async () => {
      const somebody = newStranger();
      await activate(graph, town, somebody, (await signUp(graph, somebody)).id);
      return somebody;
    });
    const token = await signIn(stranger);
    await graph.change(openProfileDocument, profile, token);
    const one = { ...stranger, token };
    people.push(one);
    return one;
  };
  /** @param {Applicant} applicant @returns {Promise<Filed>} */
  const drafted = async ({ token }) => {
    const { id } = await steps.start(token);
    await steps.answer(id, trainingAnswers(await town.now()), token);
    return { id, token };
  };
  /** @param {Filed} filed */
  const submitted = async (filed) => {
    await steps.step('submitApplication', filed.id, filed.token);
    return filed;
  };
  /** @param {Filed} filed @param {string} kind */
  const bill = async ({ id, token }, kind) => {
    const invoice = await insist(() => payableInvoice(steps, id, kind, token));
    return { invoiceId: invoice.id, number: invoice.sadad?.billNumber ?? '' };
  };
  /** @param {Filed} filed @param {string} status */
  const until = ({ id, token }, status) => insist(() => reached(steps, id, status, token));

  /** An application whose payment and cancellation are about to cross. @returns {Promise<Crossing>} */
  const crossing = async () => {
    const one = await applicant();
    const filed = await submitted(await drafted(one));
    const { number: billNumber } = await bill(filed, 'ADMINISTRATIVE');
    const opened = {
      ...filed,
      number: (await steps.read(filed.id, filed.token)).number,
      email: one.email,
      pay: () => town.payBill(billNumber, { anyway: true }),
      cancel: () => steps.step('cancelApplication', filed.id, filed.token),
    };
    crossed.push(opened);
    return opened;
  };

  /** From the sign-up to the letter. @param {{ times?: number }} [told] how often each payment is told of */
  const journey = async (told = {}) => {
    const filed = await submitted(await drafted(await applicant()));
    await town.payBill((await bill(filed, 'ADMINISTRATIVE')).number, told);
    await until(filed, 'UNDER_REVIEW');
    await steps.step('claimApplication', filed.id, staff.accessToken);
    await steps.approve(filed.id, staff.accessToken);
    const { invoiceId } = await bill(filed, 'SERVICE');
    const input = { invoiceId, method: 'CARD' };
    const { checkoutUrl } = /** @type {{ checkoutUrl: string }} */ (await graph.change(payByCard, input, filed.token));
    await town.payCheckout(checkoutUrl, told);
    await until(filed, 'COMPLETED');
  };

  /** @typedef {{ bills: { payments: { paymentId: string }[] }[], checkouts: { status: string, paymentId: string }[] }} Listed */
  /** @param {string} path */
  const listed = async (path) => {
    const answer = await fetch(`${sandbox}${path}`, { signal: AbortSignal.timeout(15_000) });
    return /** @type {Listed} */ (await answer.json());
  };

  return {
    graph: plain,
    town,
    steps,
    people,
    crossed,
    signIn,
    applicant,
    drafted,
    submitted,
    bill,
    until,
    crossing,
    journey,
    /** Each payment that a provider took, as billing names it. @returns {Promise<string[]>} */
    async taken() {
      const { bills } = await listed('/api/bills?limit=200');
      const { checkouts } = await listed('/api/checkouts?limit=200');
      return [
        ...bills.flatMap(({ payments }) => payments.map(({ paymentId }) => `SADAD ${paymentId}`)),
        ...checkouts.filter(({ status }) => status === 'CAPTURED').map(({ paymentId }) => `CARD ${paymentId}`),
      ];
    },
    /** Keeps the reviewer signed in. */
    async keepSignedIn() {
      const { refreshToken } = staff;
      ({ tokens: staff } = /** @type {{ tokens: typeof staff }} */ (await graph.change(refresh, { refreshToken })));
    },
  };
};

/** @typedef {Awaited<ReturnType<typeof createLoad>>} Load */
