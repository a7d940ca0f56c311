import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type AccessRule, accessRules, type Belonging, isVisible } from '@mumaris/kit/auth/access';
import type { Caller } from '@mumaris/kit/auth/caller';
import { typeRule } from '@mumaris/kit/auth/visible';
import { subgraphSchema } from '@mumaris/kit/server/subgraph-schema';
import { roles, scopes, type SubgraphName } from '@mumaris/schemas';
import { eventually, newStranger, payableInvoice, payAtBank, reached } from '@mumaris/sandbox/outsider';
import { isObjectType } from 'graphql';
import { isEntity, type Outcome, walk, type Way, waysFrom } from './object-walk';
import { type Applicant, newPractitioner, staffToken, submitted, underReview } from './people';
import { graph, placeOf, steps, town } from './platform';

/** A change whose payload's own fields are of no matter here. */
const change = (name: string, input: object, token: string, fields = '') =>
  graph.change<Record<string, { id: string }>>(
    `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { ${fields} errors { code message { ar en } } } }`,
    input,
    token,
  );

const newEmployer = async (): Promise<string> => {
  const admin = await staffToken('ADMIN');
  const contacts = [{ name: 'IT', email: 'it@nakheel.example', phone: '0135890000' }];
  const names = { nameAr: 'مستشفى النخيل', nameEn: 'Al-Nakheel Hospital', cityAr: 'الرياض', cityEn: 'Riyadh' };
  const { organisation } = await change('createOrganisation', { ...names, contacts }, admin, 'organisation { id }');
  const organisationId = organisation?.id ?? '';
  const client = { name: 'HR', scopes: ['ORGANISATION_READ'], method: 'CLIENT_SECRET' };
  await change('createApiClient', { organisationId, ...client }, admin);
  return organisationId;
};

const mine = `{ me { id messages(first: 1) { edges { node { id } } }
  practitioner { id fileNumber cpd { activities { edges { node { id } } } } } } }`;
interface Mine {
  me: {
    id: string;
    messages: { edges: { node: { id: string } }[] };
    practitioner: { id: string; fileNumber: string; cpd: { activities: { edges: { node: { id: string } }[] } } };
  };
}

/** A completed letter, and another that was returned. */
const letters = async (applicant: Applicant) => {
  const reviewer = await staffToken('REVIEWER');
  const done = await underReview(applicant);
  await steps.step('claimApplication', done.id, reviewer);
  await steps.approve(done.id, reviewer);
  await payAtBank(town, await payableInvoice(steps, done.id, 'SERVICE', applicant.token));
  const { invoices } = await reached(steps, done.id, 'COMPLETED', applicant.token);
  const returned = await underReview(applicant);
  await steps.step('claimApplication', returned.id, reviewer);
  const deficiencies = [{ ar: 'وضّحوا تاريخ البداية.', en: 'Make the start clear.', question: 'startsOn' }];
  await steps.return(returned.id, deficiencies, reviewer);
  return { applications: [done.id, returned.id], invoices: invoices.map(({ id }) => id) };
};

const recordActivity = async ({ token }: Applicant) => {
  const date = (await town.now()).toISOString().slice(0, 10);
  const activity = { kind: 'SELF_LEARNING', title: 'دورة إنعاش', provider: 'جمعية القلب', date, hours: 2.5 };
  const input = { ...activity, evidence: 'https://heart.example/certificate' };
  // CPD hears of the profile a moment later, or more where it has just been killed.
  await eventually('a record', () =>
    change('recordActivity', input, token).catch((error: Error) => {
      if (!error.message.includes('PROFILE_NOT_OPEN')) throw error;
      return undefined;
    }),
  );
};

const operations = path.join(__dirname, '..', '..', 'src', 'explorer', 'operations');
const inputOf = (operation: string) =>
  (JSON.parse(readFileSync(path.join(operations, `${operation}.variables.json`), 'utf8')) as { input: object }).input;

/** Work and study, an ID document and an address, as the explorer states them, and a document that is on its way. */
const fillProfile = async ({ token }: Applicant) => {
  const ended = { ...inputOf('add-experience'), startsOn: '2015-01-01', endsOn: '2020-01-31' };
  await change('addExperience', ended, token);
  await change('addExperience', { ...ended, workplace: 'مستشفى عسير المركزي' }, token);
  await change('addLicence', inputOf('add-licence'), token);
  await change('addQualification', inputOf('add-qualification'), token);
  await change('stateIdDocument', inputOf('state-id-document'), token);
  await change('changeAddress', inputOf('change-address'), token);
  await change(
    'requestUpload',
    { type: 'PERSONAL_PHOTO', name: 'photo.png', bytes: 1_024, takenOn: '2026-11-01' },
    token,
  );
};

/** The objects of one type, whose they are, and the roles that these ones alone are not there for. */
type Objects = [
  subgraph: SubgraphName,
  type: string,
  ids: (string | undefined)[],
  belonging: Belonging,
  keptFrom?: string[],
];

/** A person of whom there is nearly everything: what there is to see, by its subgraph. */
const aPerson = async (): Promise<Objects[]> => {
  const applicant = await newPractitioner();
  // Before the profile tells of a break: the letters are of qualifying training.
  const { applications, invoices } = await letters(applicant);
  await fillProfile(applicant);
  await recordActivity(applicant);
  const { me } = await graph.ask<Mine>(mine, {}, applicant.token);
  const { email, mobile } = newStranger();
  await change('requestContactChange', { number: me.practitioner.fileNumber, email, mobile }, applicant.token);
  const [own, practitioner] = [{ accountId: me.id }, me.practitioner];
  return [
    ['identity', 'Account', [me.id], own],
    ['membership', 'Account', [me.id], own],
    ['membership', 'Practitioner', [practitioner.id], own],
    ['membership', 'Application', applications, own],
    ['billing', 'Application', applications, own],
    ['billing', 'Practitioner', [practitioner.id], own],
    ['billing', 'Invoice', invoices, own],
    ['cpd', 'Practitioner', [practitioner.id], own],
    ['cpd', 'CpdActivity', [practitioner.cpd.activities.edges[0]?.node.id], own],
    ['notification', 'Account', [me.id], own],
    ['notification', 'Message', [me.messages.edges[0]?.node.id], own],
  ];
};

/** What staff tell each other of an application that one of them holds. */
const writeBetweenStaff = async (applicationId: string): Promise<void> => {
  const reviewer = await staffToken('REVIEWER');
  await change('addRemark', { applicationId, remark: 'look twice' }, reviewer);
  await change('tickRequirement', { applicationId, requirement: 'institution', ok: true }, reviewer);
  await change('askOpinion', { applicationId, question: 'Is it known?' }, reviewer);
  await change('giveOpinion', { applicationId, advice: 'APPROVE', text: 'It is.' }, await staffToken('REVIEW_LEAD'));
};

/** What only an application that has just begun shows, one that owes a fee, and one that a reviewer holds. */
const othersApplications = async (): Promise<Objects[]> => {
  const [beginner, debtor, waiting] = [await newPractitioner(), await newPractitioner(), await newPractitioner()];
  const draft = await steps.start(beginner.token);
  const { id: owing } = await submitted(debtor);
  const invoice = await payableInvoice(steps, owing, 'ADMINISTRATIVE', debtor.token);
  const claimed = await underReview(waiting);
  await steps.step('claimApplication', claimed.id, await staffToken('REVIEWER'));
  await writeBetweenStaff(claimed.id);
  return [
    ['membership', 'Application', [draft.id], { accountId: beginner.accountId }, ['REVIEWER']],
    ['billing', 'Invoice', [invoice.id], { accountId: debtor.accountId }],
    ['membership', 'Application', [claimed.id], { accountId: waiting.accountId }],
  ];
};

const anEmployer = async (): Promise<Objects[]> => {
  const organisationId = await newEmployer();
  return [['identity', 'Organisation', [organisationId], { organisationId }]];
};

/** Every kind of caller; staff and strangers own nothing of what they look at. */
const callersOf = ({ accountId, organisationId }: Belonging) => {
  const client = (id: string, scope: (typeof scopes)[number]) => ({
    client: { id: 'cli', organisationId: id, scopes: [scope] },
  });
  return [
    ['visitor', {}],
    ['stranger', { accountId: 'acc_stranger' }],
    ['owner', { accountId: accountId ?? 'acc_owner' }],
    ...roles.map((role) => [role, { accountId: 'acc_staff', roles: [role] }]),
    ...scopes.flatMap((scope) => [
      [`${scope} of the employer`, client(organisationId ?? 'org_own', scope)],
      [`${scope} of another employer`, client('org_other', scope)],
    ]),
  ] as [string, Partial<Caller>][];
};

const wholeCaller = (caller: Partial<Caller>): Caller => ({ roles: [], address: '127.0.0.1', ...caller });

/** The first field of a way that the caller may not see; undefined where all may be seen. */
const hidden = (rules: Map<string, AccessRule>, places: readonly string[], caller: Caller, belonging: Belonging) =>
  places.find((place) => {
    const rule = rules.get(place);
    return !rule || !isVisible(rule, caller, belonging);
  });

/** What is wrong with an outcome: something is seen that may not be, or refused that may. */
const fault = ({ way: { places }, refused, found }: Outcome, secret: string | undefined): string | undefined => {
  const way = places.join(' → ');
  if (secret && found) return `${way} is seen, though ${secret} may not be`;
  if (!secret && refused) return `${way} is refused (${refused}), though it may be seen`;
  if (refused && !['FORBIDDEN', 'UNAUTHENTICATED'].includes(refused)) return `${way} fails with ${refused}`;
  return undefined;
};

const inMembership = (place: string) => `membership ${place}`;
const of = (type: string) => (field: string) => inMembership(`${type}.${field}`);

/** What none of these objects has, so that nobody could see it: named, so that it stays little. */
const notThere: readonly string[] = [
  // Second factors, a passport, a proof by the identity provider, and what happens to a client or a change of contact later on.
  ...['passkeys', 'passport', 'totpEnrolledAt'].map((field) => `identity Account.${field}`),
  ...['country', 'number'].map((field) => `identity Passport.${field}`),
  ...['createdAt', 'id', 'lastUsedAt', 'name'].map((field) => `identity Passkey.${field}`),
  'identity Session.ownerProvedAt',
  ...['lastUsedAt', 'revokedAt'].map((field) => `identity ApiClient.${field}`),
  ...['codeExpiresAt', 'emailConfirmedAt', 'mobileConfirmedAt'].map((field) => `identity ContactChange.${field}`),
  // A training letter asks for no document and has no repeated part.
  ...['Answer.row', 'Application.attachments', 'Attachment.documentId', 'Attachment.slot'].map(inMembership),
  ...['ChecklistItem.documents', 'Deficiency.document', 'Requirement.document'].map(inMembership),
  // None of these was rejected.
  ...['Application.appealUntil', 'Application.appeals'].map(inMembership),
  // No promise is near its end.
  'membership Application.escalatedAt',
  // No exception is in force.
  'membership Application.exceptions',
  ...['kind', 'number', 'reason', 'until'].map(of('ExceptionNote')),
  // No condition stands on anybody here.
  ...['kind', 'wording', 'startsOn', 'lastDay'].map(of('PracticeCondition')),
  // A document that is on its way: nothing is checked, refused, shown or read of it.
  ...['expiresOn', 'issuedOn', 'mediaType', 'pages', 'previews', 'refusal', 'sha256'].map(of('Document')),
  ...['address', 'page'].map(of('DocumentPreview')),
  ...['at', 'reader', 'whole'].map(of('DocumentRead')),
  ...['DocumentReadConnection.edges', 'DocumentReadEdge.cursor', 'DocumentReadEdge.node'].map(inMembership),
  ...['code', 'field', 'message', 'rule'].map(of('Failure')),
  'membership Practitioner.photo',
  // A name of one line, entries without documents, and lists that nothing was taken from.
  ...['ar', 'en'].map(of('FullName')),
  ...['family', 'father', 'first', 'grandfather'].map(of('NameParts')),
  ...['Experience.documentIds', 'Licence.documentIds', 'Qualification.documentIds', 'Profile.names'].map(inMembership),
  ...['Licence.verificationReference', 'Qualification.universityName', 'ReferenceEntry.until'].map(inMembership),
  // Nothing is being verified.
  ...['appealUntil', 'appealedAt', 'concludedAt', 'consent', 'contradictions', 'documentIds', 'entry', 'entryId'].map(
    of('VerificationCase'),
  ),
  ...['id', 'informationMissing', 'kind', 'mismatches', 'number', 'remark', 'report', 'requestedAt', 'stage'].map(
    of('VerificationCase'),
  ),
  ...['status', 'usualWorkingDays', 'usuallyBy', 'validUntil'].map(of('VerificationCase')),
  ...['VerificationCaseConnection.edges', 'VerificationCaseEdge.cursor', 'VerificationCaseEdge.node'].map(inMembership),
  ...['at', 'bundle', 'textSha256', 'version'].map(of('VerificationConsent')),
  ...['at', 'status'].map(of('VerificationContradiction')),
  ...['advice', 'part', 'why'].map(of('VerificationMismatch')),
  ...['expiresAt', 'sha256', 'url'].map(of('VerificationReport')),
  ...['VerificationNeed.case', 'VerificationNeed.startBy'].map(inMembership),
  // No case was opened against anybody here, so that nothing was appealed.
  ...[
    'answerUntil',
    'answers',
    'appeals',
    'closedWhy',
    'decisions',
    'ground',
    'holder',
    'id',
    'interim',
    'number',
    'openedAt',
    'openedBy',
    'particulars',
    'practitioner',
    'proposals',
    'status',
    'toldAt',
  ].map(of('SanctionCase')),
  ...['at', 'documentIds', 'text'].map(of('SanctionCaseAnswer')),
  ...['confirmedAt', 'confirmedBy', 'endedAt', 'endedWhy', 'proposedBy', 'reason', 'reviewUntil', 'reviewedAt'].map(
    of('InterimSuspension'),
  ),
  ...['conditionKind', 'kind', 'until', 'wording'].map(of('Sanction')),
  ...['at', 'by', 'carried', 'sanction'].map(of('SanctionProposal')),
  ...['annulledAt', 'appealUntil', 'at', 'id', 'reason', 'sanction'].map(of('SanctionDecision')),
  ...['edges'].map(of('SanctionCaseConnection')),
  ...['cursor', 'node'].map(of('SanctionCaseEdge')),
  ...[
    'decidedAt',
    'documentIds',
    'grounds',
    'holder',
    'id',
    'lodgedAt',
    'number',
    'outcome',
    'practitioner',
    'proposal',
    'reason',
    'status',
    'subject',
    'subjectId',
    'subjectNumber',
  ].map(of('Appeal')),
  ...['at', 'by', 'outcome', 'reason'].map(of('AppealProposal')),
  // No card was declined.
  ...['message', 'reason'].map((field) => `billing DeclinedCard.${field}`),
  ...['cardDecline'].map((field) => `billing Invoice.${field}`),
  // No exam is sat in a training letter, and no qualification was listed or documented.
  ...['exam'].map(of('Application')),
  ...[
    'attempts',
    'barrier',
    'booking',
    'changeUntil',
    'exam',
    'id',
    'left',
    'nextFee',
    'number',
    'soonest',
    'used',
    'waiting',
  ].map(of('ApplicationExam')),
  ...[
    'attempts',
    'changeUntilHours',
    'code',
    'description',
    'exempt',
    'freeAttempts',
    'name',
    'resultValidMonths',
    'waitDays',
  ].map(of('Exam')),
  ...['correction', 'number', 'outcome', 'recordedAt', 'remarking', 'satAt'].map(of('ExamAttempt')),
  ...['city', 'code', 'country', 'name', 'zone'].map(of('ExamCentre')),
  ...['agreed', 'decidedAt', 'mine', 'proposedAt', 'reason', 'to'].map(of('ExamCorrection')),
  ...['askedAt', 'stands', 'text', 'why'].map(of('ExamRemarking')),
  ...[
    'bookable',
    'booked',
    'capacity',
    'centre',
    'exam',
    'free',
    'id',
    'localTime',
    'number',
    'startsAt',
    'status',
    'voidedWhy',
    'waiting',
  ].map(of('ExamSitting')),
  ...['offeredUntil', 'place', 'sitting'].map(of('ExamWaiting')),
  ...[
    'code',
    'document',
    'expiresOn',
    'id',
    'institution',
    'issuedOn',
    'number',
    'proof',
    'qualification',
    'status',
    'title',
    'under',
  ].map(of('ListedQualification')),
  ...['documentedAt'].map(of('Qualification')),
  // Who leads reviews as well: one role alone does not reach it.
  'membership Claim.reviewer',
  // Nobody is registered yet, so that no cycle runs.
  ...['classification', 'membershipNumber', 'registration'].map((field) => `membership Practitioner.${field}`),
  'cpd CpdRecord.cycle',
  // A paid administrative fee: nothing of it goes back by any day, was asked back, or is waived.
  ...['Invoice.refunds', 'Invoice.waiver', 'QuotedFee.lastDay', 'Refund.id'].map((field) => `billing ${field}`),
  ...['RefundConnection.edges', 'RefundEdge.cursor', 'RefundEdge.node'].map((field) => `billing ${field}`),
  ...['decision', 'ground'].map((field) => `billing Waiver.${field}`),
  ...['ends', 'missing', 'pending', 'recognised', 'required', 'starts'].map((field) => `cpd CpdCycle.${field}`),
];

/** So many callers look at an object at once: the subgraph answers one while the next is asked about. */
const atOnce = 4;

/** Credentials that nobody here has been granted. */
const notGranted =
  /^membership (Card|CardAddresses|Classification|EligibilityNumber|GoodStandingCertificate|GoodStandingDelivery|RecognisedCertificate|Registration|TemporaryRegistration)\./;

test('PRT-01 every field of every real object is seen by those whom the SDL names, and by nobody else', async () => {
  const objects = [...(await aPerson()), ...(await othersApplications()), ...(await anEmployer())];
  const faults: string[] = [];
  const seen = new Set<string>();
  const reachable = new Set<string>();
  for (const [subgraph, typeName, ids, belonging, keptFrom = []] of objects) {
    const schema = subgraphSchema(subgraph, {});
    const rules = accessRules(schema);
    const type = schema.getType(typeName);
    if (!isObjectType(type)) throw new Error(`${subgraph} has no ${typeName}`);
    /** An object that the caller may not see at all is not there: neither it, nor in a list. */
    const mayFind = ({ places }: Way, caller: Caller) =>
      places
        .map((place) => place.split('.')[0] ?? '')
        .filter((name) => isEntity(schema.getType(name)))
        .every((name) => isVisible(typeRule(subgraph, name), caller, belonging));
    const ways = waysFrom(schema, type);
    for (const place of ways.flatMap(({ places }) => places)) reachable.add(`${subgraph} ${place}`);
    for (const id of ids) {
      const found = new Set<string>();
      const missed: [way: string, name: string][] = [];
      const entity = { __typename: typeName, id: String(id) };
      const everybody = callersOf(belonging);
      for (let next = 0; next < everybody.length; next += atOnce) {
        const callers = everybody.slice(next, next + atOnce);
        const walks = await Promise.all(callers.map(([, caller]) => walk(placeOf(subgraph), entity, ways, caller)));
        for (const [index, [name, caller]] of callers.entries())
          for (const outcome of walks[index] ?? []) {
            const { places } = outcome.way;
            const secret = keptFrom.includes(name) ? typeName : hidden(rules, places, wholeCaller(caller), belonging);
            const wrong = fault(outcome, secret);
            if (wrong) faults.push(`${subgraph}, ${name}: ${wrong}`);
            if (outcome.found) found.add(places.join(' → '));
            else if (!secret && mayFind(outcome.way, wholeCaller(caller))) missed.push([places.join(' → '), name]);
          }
      }
      // What one caller sees is there for every other who may see the object at all.
      for (const [way, name] of missed)
        if (found.has(way)) faults.push(`${subgraph}, ${name}: ${way} is kept back, though it may be seen`);
      for (const place of [...found].flatMap((way) => way.split(' → '))) seen.add(`${subgraph} ${place}`);
    }
  }
  expect(faults).toEqual([]);
  const absent = [...reachable].filter((place) => !seen.has(place) && !notGranted.test(place));
  expect(absent.sort()).toEqual([...notThere].sort());
}, 400_000);
