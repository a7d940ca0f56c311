import { eventually } from './eventually';
import type { Graph } from './graph';
import type { Town } from './town';

/** An application as its applicant and its reviewer read it. */
export interface Application {
  id: string;
  number: string;
  status: string;
  requirements: { id: string; met: boolean }[];
  deadline: { at: string } | null;
  outcome: { number: string; code: string } | null;
  invoices: { id: string; kind: string; status: string; dueAt: string; sadad: { billNumber: string } | null }[];
}

const fields = `id number status requirements { id met } deadline { at } outcome { number code }
  invoices { id kind status dueAt sadad { billNumber } }`;

type Verb =
  'submitApplication' | 'resubmitApplication' | 'cancelApplication' | 'claimApplication' | 'releaseApplication';

/** `SubmitApplicationInput` of `submitApplication`. */
const inputOf = (verb: string) => `${verb[0]?.toUpperCase()}${verb.slice(1)}Input`;

/** The steps of an application, each as the portal's page would ask for it. */
export const createApplicationSteps = (graph: Graph) => {
  const change = async (verb: string, input: object, token: string) =>
    (
      await graph.change<{ application: Application }>(
        `mutation ($input: ${inputOf(verb)}!) { ${verb}(input: $input) { application { ${fields} } errors { code field rule message { ar en } } } }`,
        input,
        token,
      )
    ).application;
  return {
    start: (token: string, service = 'TRAINING_LETTER') => change('startApplication', { service }, token),
    answer: (
      applicationId: string,
      answers: readonly { question: string; value: string; row?: number }[],
      token: string,
    ) => change('answerQuestions', { applicationId, answers }, token),
    attach: (applicationId: string, attachment: { slot: string; documentId: string }, token: string) =>
      change('attachDocument', { applicationId, ...attachment }, token),
    step: (verb: Verb, applicationId: string, token: string) => change(verb, { applicationId }, token),
    return: (applicationId: string, deficiencies: { ar: string; en: string }[], token: string) =>
      change('returnApplication', { applicationId, deficiencies }, token),
    approve: (applicationId: string, token: string) => change('approveApplication', { applicationId }, token),
    reject: (applicationId: string, reason: { ar: string; en: string }, token: string) =>
      change('rejectApplication', { applicationId, reason, nonCompliance: false }, token),
    read: async (id: string, token: string) =>
      (
        await graph.ask<{ application: Application }>(
          `query ($id: ID!) { application(id: $id) { ${fields} } }`,
          { id },
          token,
        )
      ).application,
  };
};

export type ApplicationSteps = ReturnType<typeof createApplicationSteps>;

export const openProfileDocument = `mutation OpenProfile($input: OpenProfileInput!) {
  openProfile(input: $input) { practitioner { id fileNumber } errors { code field rule message { ar en } } }
}`;

export const profile = {
  name: { ar: 'ليلى الأنصاري', en: 'Layla Al-Ansari' },
  dateOfBirth: '1992-04-17',
  gender: 'FEMALE',
  nationality: 'SA',
  category: 'PHYSICIAN',
  address: { line: '4127 طريق الملك فهد', city: 'الرياض', postalCode: '12211', country: 'SA' },
};

/** The day some days from an instant, in UTC. */
export const inDays = (now: Date, days: number) =>
  new Date(now.getTime() + days * 86_400_000).toISOString().slice(0, 10);

/** Complete answers for a training letter, with dates that suit the platform's clock. */
export const trainingAnswers = (now: Date) => [
  { question: 'kind', value: 'QUALIFYING' },
  { question: 'institution', value: 'مستشفى النخيل التخصصي' },
  { question: 'city', value: 'الرياض' },
  { question: 'specialty', value: 'طب الطوارئ' },
  { question: 'startsOn', value: inDays(now, 30) },
  { question: 'endsOn', value: inDays(now, 210) },
  { question: 'confirmed', value: 'true' },
];

const payInvoice = `mutation ($input: PayInvoiceInput!) {
  payInvoice(input: $input) { checkoutUrl invoice { id sadad { billNumber } } errors { code message { ar en } } }
}`;

/** Waits until an application has an invoice of a kind that can be paid at a bank. */
export const payableInvoice = (steps: ApplicationSteps, applicationId: string, kind: string, token: string) =>
  eventually(`a ${kind} invoice`, async () =>
    (await steps.read(applicationId, token)).invoices.find(
      (invoice) => invoice.kind === kind && invoice.status === 'ISSUED' && invoice.sadad,
    ),
  );

/** Waits until an application has a status. */
export const reached = (steps: ApplicationSteps, applicationId: string, status: string, token: string) =>
  eventually(`the status ${status}`, async () => {
    const application = await steps.read(applicationId, token);
    return application.status === status ? application : undefined;
  });

export const payAtBank = async (town: Town, invoice: Application['invoices'][number]) =>
  town.payBill(invoice.sadad?.billNumber ?? '');

export const payByCard = async (graph: Graph, town: Town, invoiceId: string, token: string) => {
  const { checkoutUrl } = await graph.change<{ checkoutUrl: string }>(payInvoice, { invoiceId, method: 'CARD' }, token);
  return town.payCheckout(checkoutUrl);
};

/** The fee that is paid in a status of an application. */
const feeIn: Readonly<Record<string, string>> = {
  AWAITING_ADMIN_FEE: 'ADMINISTRATIVE',
  AWAITING_PAYMENT: 'COMBINED',
  PRELIMINARILY_APPROVED: 'SERVICE',
};

/** The kind of the fee that an application waits for; undefined where it waits for none. */
export const feeDueOf = ({ status }: Pick<Application, 'status'>): string | undefined => feeIn[status];

/** Pays at the bank what an application waits for. @returns it once it has moved on */
export const payWhatIsDue = async (
  { steps, town }: { steps: ApplicationSteps; town: Town },
  { id, status }: Pick<Application, 'id' | 'status'>,
  token: string,
): Promise<Application> => {
  await payAtBank(town, await payableInvoice(steps, id, feeDueOf({ status }) ?? '', token));
  return eventually(`${id} to leave ${status}`, async () => {
    const application = await steps.read(id, token);
    return application.status === status ? undefined : application;
  });
};
