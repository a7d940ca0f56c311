// What the stub subgraphs tell of: one person with a page of applications, and what stands on the platform's public pages.

const applications = 20;
const at = '2026-11-02T08:30:00.000Z';

const text = (/** @type {string} */ en, ar = 'نص بالعربية يقرأه الممارس') => ({ ar, en });
const money = (/** @type {number} */ amount) => ({ amount, currency: 'SAR' });
const page = (/** @type {object[]} */ nodes) => ({
  edges: nodes.map((node, index) => ({ cursor: `c${index}`, node })),
  pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: 'c0', endCursor: `c${nodes.length - 1}` },
});

const service = {
  code: 'TRAINING_LETTER',
  name: text('Training letter', 'خطاب تدريب'),
  description: text('A letter to the place where the training is taken.'),
  steps: ['DRAFT', 'AWAITING_ADMIN_FEE', 'UNDER_REVIEW', 'COMPLETED'],
  questions: [{ id: 'purpose', label: text('What is it for?'), kind: 'TEXT', choices: [] }],
  usualWorkingDays: 5,
};

const invoice = (/** @type {string} */ id) => ({
  id,
  number: `INV-${id}`,
  kind: 'ADMINISTRATIVE',
  status: 'ISSUED',
  lines: [{ text: text('Administrative fee'), amount: money(15_000), taxCode: 'S' }],
  total: money(17_250),
  issuedAt: at,
  dueAt: '2026-12-02T20:59:59.000Z',
  paidAt: null,
  sadad: { billerCode: '901', billNumber: `20${id.length}7788` },
  payments: [],
});

/** An application as membership and billing tell it. @param {string} id */
const application = (id) => ({
  __typename: 'Application',
  id,
  accountId: 'acc_1',
  number: `2026-${id}`,
  service,
  status: 'UNDER_REVIEW',
  answers: [],
  requirements: ['degree', 'identity'].map((name) => ({
    id: name,
    label: text(`Copy of the ${name}`),
    met: name === 'degree',
    advice: text('Take a picture of the whole page.'),
    question: null,
    rule: 'MEM-16',
  })),
  nextStep: { actor: 'REVIEWER', action: text('A reviewer reads the application.') },
  deadline: { at, day: '2026-11-02', hijri: '1448-05-22', consequence: text('The application is cancelled.') },
  deficiencies: [],
  timeline: [{ at, actor: 'APPLICANT', status: 'UNDER_REVIEW', text: text('Handed in') }],
  createdAt: at,
  submittedAt: at,
  invoices: [invoice(`${id}1`), invoice(`${id}2`)],
});

const practitioner = {
  __typename: 'Practitioner',
  id: 'prc_1',
  accountId: 'acc_1',
  fileNumber: 'F-104233',
  membershipNumber: 'M-55871',
  profile: {
    name: text('Noura Saleh', 'نورة صالح'),
    dateOfBirth: '1990-04-12',
    gender: 'FEMALE',
    nationality: 'SA',
    category: 'NURSE',
    address: { line: '12 King Fahd Road', city: 'Riyadh', postalCode: '12271', country: 'SA' },
  },
  applications: page(Array.from({ length: applications }, (_, index) => application(`app_${index + 1}`))),
  registration: {
    __typename: 'Registration',
    id: 'reg_1',
    accountId: 'acc_1',
    number: 'R-99120',
    status: 'ACTIVE',
    issuedOn: '2025-01-05',
    expiresOn: '2028-01-04',
    code: 'K7Q2',
  },
  cpd: {
    cycle: { starts: '2025-01-01', ends: '2027-12-31', required: 60, recognised: 34.5, pending: 4, missing: 21.5 },
    total: { recognised: 41, pending: 4, byKind: [{ kind: 'TRADITIONAL', recognised: 41, pending: 4 }] },
  },
};

const account = {
  __typename: 'Account',
  id: 'acc_1',
  accountId: 'acc_1',
  name: { first: 'Noura', last: 'Saleh' },
  email: 'noura@example.org',
  mobile: '+966500000001',
  idNumber: '1000000001',
  status: 'ACTIVE',
  roles: ['PRACTITIONER'],
  language: 'AR',
  createdAt: at,
  totpEnrolledAt: null,
  recoveryCodesLeft: 8,
  practitioner,
  messages: page(
    Array.from({ length: 5 }, (_, index) => ({ id: `msg_${index}`, subject: 'Your application', sentAt: at })),
  ),
  unreadCount: 5,
};

/** What an operation begins at. */
export const roots = {
  me: account,
  services: ['TRAINING_LETTER', 'REGISTRATION', 'RENEWAL'].map((code) => ({ ...service, code })),
  service,
  fees: ['ADMINISTRATIVE', 'SERVICE'].map((kind) => ({
    service: 'TRAINING_LETTER',
    kind,
    amount: money(15_000),
    taxCode: 'S',
  })),
  termsOfUse: { version: '2026-01' },
  identityProvider: { name: text('National sign-in') },
  organisation: { id: 'org_1', name: text('City hospital'), city: text('Riyadh'), status: 'ACTIVE', contacts: [] },
  startApplication: { __typename: 'StartApplicationPayload', application: application('app_1'), errors: [] },
};

/** The object of a representation, by its type. @type {Record<string, (id: string) => object>} */
export const entities = { Account: () => account, Practitioner: () => practitioner, Application: application };
