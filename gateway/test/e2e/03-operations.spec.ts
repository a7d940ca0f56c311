import { readFileSync } from 'node:fs';
import path from 'node:path';
import { dayOf } from '@mumaris/kit/calendar';
import {
  activate,
  eventually,
  fillIn,
  logIn,
  newStranger,
  openProfileDocument,
  payableInvoice,
  payAtBank,
  png,
  profile,
  proveHuman,
  reached,
  type RequestedUpload,
  sendByTus,
  signUp,
  signUpInput,
  type Stranger,
  trainingAnswers,
} from '@mumaris/sandbox/outsider';
import { checkOffline } from './offline';
import { newPractitioner, staffToken, submitted, underReview } from './people';
import { graph, sample, sampleFiles, steps, town } from './platform';

const folder = path.join(__dirname, '../../src/explorer/operations');
const chapters = JSON.parse(readFileSync(path.join(folder, 'order.json'), 'utf8')) as { operations: string[] }[];
const order = chapters.flatMap(({ operations }) => operations);
const ran: string[] = [];
const onePixel = png();

/** Runs one sample operation as the explorer does; neither it nor a payload of it may carry an error. */
const run = async (name: string, variables: object = {}, token?: string) => {
  const document = readFileSync(path.join(folder, `${name}.graphql`), 'utf8');
  const data = await graph.ask<Record<string, Record<string, unknown>>>(document, variables, token);
  for (const payload of Object.values(data)) if (payload && 'errors' in payload) expect(payload['errors']).toEqual([]);
  ran.push(name);
  return data as Record<string, Record<string, Record<string, string>>>;
};

/** The invoice that was just paid, its receipt and the statement, read as the public reads them (BIL-11). */
const readPdfs = async (invoiceId: string, token: string) => {
  const today = (await town.now()).toISOString().slice(0, 10);
  const { invoice, accountStatement } = await run('invoice-pdfs', { invoiceId, from: today, until: today }, token);
  for (const address of [invoice?.['pdf'], invoice?.['receiptPdf'], accountStatement]) {
    const response = await fetch(String((address as Record<string, unknown>)['url']));
    expect(response.status).toBe(200);
    expect(
      Buffer.from(await response.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
  }
};

/** A paid fee is asked back, granted, and paid out to a bank account (BIL-08, BIL-09). */
const giveBack = async (invoiceId: string, mine: string) => {
  const finance = await staffToken('FINANCE');
  const inputOf = (name: string) => variablesOf(name).input;
  const { services } = await run('refund-outlook');
  const outlooks = services as unknown as { code: string; refundOutlook: { kind: string; rule: string }[] }[];
  const ruleOf = (service: string) =>
    outlooks.find(({ code }) => code === service)?.refundOutlook.find(({ kind }) => kind === 'SERVICE')?.rule;
  // A renewal is paid before its review; every other service fee completes its application.
  expect([ruleOf('REREGISTRATION'), ruleOf('REGISTRATION')]).toEqual(['HALF', 'COMPLETED_BY_PAYMENT']);
  const { requestRefund } = await run('request-refund', { input: { ...inputOf('request-refund'), invoiceId } }, mine);
  const refundId = requestRefund?.['refund']?.['id'] ?? '';
  await run('decide-refund', { input: { ...inputOf('decide-refund'), refundId } }, finance);
  await run('collect-refund', { input: { ...inputOf('collect-refund'), refundId } }, mine);
  const { refunds } = await run('refunds', variablesOf('refunds'), finance);
  expect(JSON.stringify(refunds)).toContain('SA0380000000608010167519');
  await run('send-refund-back', { input: { ...inputOf('send-refund-back'), refundId } }, finance);
  await graph.change(
    `mutation ($input: CollectRefundInput!) { collectRefund(input: $input) { refund { id } errors { code field message { ar en } } } }`,
    { ...inputOf('collect-refund'), refundId },
    mine,
  );
  const { recordRefundPaid } = await run(
    'record-refund-paid',
    { input: { ...inputOf('record-refund-paid'), refundId } },
    finance,
  );
  expect(recordRefundPaid?.['refund']?.['status']).toBe('PAID');
  await run('open-items', {}, finance);
};

/** A fee of somebody exempt is waived, and the application goes on without a payment (BIL-06). */
const exemptSomebody = async () => {
  const applicant = await newPractitioner();
  const { requestExemption } = await run('request-exemption', variablesOf('request-exemption'), applicant.token);
  const exemptionId = requestExemption?.['exemption']?.['id'] ?? '';
  const { input } = variablesOf('propose-exemption');
  const from = (await town.now()).toISOString().slice(0, 10);
  await run('propose-exemption', { input: { ...input, exemptionId, from } }, await staffToken('FINANCE'));
  await run('decide-exemption', { input: { exemptionId, agree: true } }, await staffToken('SECRETARY_GENERAL'));
  const { id } = await submitted(applicant);
  await reached(steps, id, 'UNDER_REVIEW', applicant.token);
  const finance = await staffToken('FINANCE');
  const { exemptions } = await run('exemptions', {}, finance);
  expect(JSON.stringify(exemptions)).toContain(exemptionId);
  await run('revoke-exemption', { input: { ...variablesOf('revoke-exemption').input, exemptionId } }, finance);
  await run('trial-balance', {}, finance);
};

/** Somebody of the sample who is registered asks what was in force a year ago, as is known now. */
const rememberRegistration = async () => {
  const registered = sample.people.find(({ held }) => held?.registered && !held.life);
  const { tokens } = await logIn(graph, registered?.email ?? '', sample.password);
  const { me } = (await run('me', {}, tokens.accessToken)) as unknown as {
    me: { practitioner: { registration: { number: string } } };
  };
  const { number } = me.practitioner.registration;
  const on = new Date((await town.now()).getTime() - 365 * 86_400_000).toISOString().slice(0, 10);
  const variables = { ...variablesOf('registration-at'), number, on };
  const { registrationAt } = await run('registration-at', variables, tokens.accessToken);
  expect(registrationAt).toMatchObject({ number, status: 'ACTIVE' });
};

/** Somebody of the sample who is registered takes a proof of each document along, and it is checked without us (MEM-61). */
const carryProofs = async () => {
  const registered = sample.people.find(({ held }) => held?.registered && !held.life);
  const { tokens } = await logIn(graph, registered?.email ?? '', sample.password);
  const { me } = (await run('my-proofs', {}, tokens.accessToken)) as unknown as {
    me: { practitioner: { credentials: { edges: { node: { status: string; proof: { text: string } } }[] } } };
  };
  const inForce = me.practitioner.credentials.edges.filter(({ node }) => node.status === 'ACTIVE');
  expect(inForce.length).toBeGreaterThan(1);
  for (const { node } of inForce) expect(await checkOffline(node.proof.text)).toBe('GOOD VALID OK');
};

/** Finance sends the card provider's file of yesterday, when nobody paid by card, and sees it reconciled (BIL-10). */
const settleYesterday = async () => {
  const finance = await staffToken('FINANCE');
  const day = new Date((await town.now()).getTime() - 86_400_000).toISOString().slice(0, 10);
  const { settlementUpload } = await run('settlement-upload', { method: 'CARD', day }, finance);
  const body = 'payment_id,invoice_number,paid_on,amount\r\nTOTAL,0,,0.00\r\n';
  const response = await fetch(String(settlementUpload?.['url']), { method: 'PUT', body });
  expect(response.status).toBe(202);
  const { id } = (await response.json()) as { id: string };
  await eventually('the settlement', async () => {
    const { settlements } = await run('settlements', {}, finance);
    const edges = settlements?.['edges'] as unknown as { node: { id: string; status: string } }[];
    return edges.some(({ node }) => node.id === id && node.status === 'RECONCILED') || undefined;
  });
};

test('the sample operations of the explorer, each in its place of one story', async () => {
  const stranger = newStranger();
  const { termsOfUse } = await run('terms-of-use');
  expect(termsOfUse).toEqual({ version: signUpInput(stranger, '').acceptedTerms });
  await run('human-challenge');
  const { humanCode } = await run('human-code', { language: stranger.language });
  expect(humanCode).toMatchObject({
    picture: expect.stringMatching(/^data:image/),
    sound: expect.stringMatching(/^data:audio/),
  });
  const { signUp: asked } = await run('sign-up', { input: signUpInput(stranger, await proveHuman(graph)) });
  const signUpId = asked?.['signUp']?.['id'];
  await linkTo(stranger.email, 'token=');
  await nextCode(stranger.mobile, undefined);
  const after = await town.lastMessage();
  await run('resend-activation', { input: { signUpId, human: await proveHuman(graph) } });
  await run('activate-by-link', { signUpId, token: await linkTo(stranger.email, 'token=', after) });
  await run('verify-mobile', { signUpId, code: await nextCode(stranger.mobile, after) });

  const input = {
    identifier: stranger.email,
    password: stranger.password,
    rememberMe: true,
    human: await proveHuman(graph),
  };
  const first = await run('log-in', { input });
  const { refreshSession } = await run('refresh-session', { refreshToken: first.logIn?.['tokens']?.['refreshToken'] });
  const mine = refreshSession?.['tokens']?.['accessToken'];
  await run('services');
  await run('can-i', variablesOf('can-i'));
  await run('office-hours');
  await run('promises-kept', variablesOf('promises-kept'));
  const { referenceEntries } = await run('reference-entries', {
    kind: 'SPECIALTY',
    search: 'family',
    under: 'MEDICINE',
  });
  expect(referenceEntries).toMatchObject({ edges: [{ node: { code: 'FAMILY_MEDICINE' } }] });
  await run('open-profile', { input: profile }, mine);
  await fillProfile(mine ?? '');
  await keepADocument(mine ?? '');
  await choosePhoto(mine ?? '');
  await verifyADegree(mine ?? '');
  await withdrawAnApplication(mine ?? '');

  const { startApplication } = await run('start-application', { service: 'TRAINING_LETTER' }, mine);
  const id = startApplication?.['application']?.['id'] ?? '';
  await run('answer-questions', { applicationId: id, answers: trainingAnswers(await town.now()) }, mine);
  const { submitApplication } = await run('submit-application', { applicationId: id }, mine);
  const invoice = await payableInvoice(steps, id, 'ADMINISTRATIVE', mine ?? '');
  await run('pay-invoice', { invoiceId: invoice.id, method: 'SADAD' }, mine);
  await payAtBank(town, invoice);
  await reached(steps, id, 'UNDER_REVIEW', mine ?? '');
  await run('me', {}, mine);
  await readPdfs(invoice.id, mine ?? '');
  const { me } = await run('my-invoices', {}, mine);
  expect(me).toMatchObject({ practitioner: { invoices: { edges: [{ node: { id: invoice.id, status: 'PAID' } }] } } });
  await giveBack(invoice.id, mine ?? '');
  await exemptSomebody();

  const reviewer = await staffToken('REVIEWER');
  await run('review-queue', { filter: { service: 'TRAINING_LETTER' } }, reviewer);
  await run('claim-application', { applicationId: id }, reviewer);
  await runDesk(id, reviewer);
  const deficiencies = [{ ar: 'وضّح تاريخ النهاية.', en: 'Make the end clear.' }];
  await run('return-application', { input: { applicationId: id, deficiencies } }, reviewer);
  await run('resubmit-application', { applicationId: id }, mine);
  await run('claim-application', { applicationId: id }, reviewer);
  await run('approve-application', { applicationId: id, remark: null }, reviewer);
  await refuseAnother(reviewer);
  await run('application-status', { number: submitApplication?.['application']?.['number'] });
  await payAtBank(town, await payableInvoice(steps, id, 'SERVICE', mine ?? ''));
  const { outcome } = await reached(steps, id, 'COMPLETED', mine ?? '');
  await readDecisions(id, mine ?? '');
  const documents = await run('my-documents', {}, mine);
  expect(documents.me).toMatchObject({ practitioner: { credentials: { edges: [{ node: outcome }] } } });
  const { verifyCredential } = await run('verify-credential', { number: outcome?.number, code: outcome?.code });
  expect(verifyCredential).toMatchObject({ status: 'ACTIVE' });
  await rememberRegistration();
  await carryProofs();

  await settleYesterday();

  const date = (await town.now()).toISOString().slice(0, 10);
  const activity = { kind: 'SELF_LEARNING', title: 'دورة إنعاش', provider: 'جمعية القلب', date, hours: 2.5 };
  await run('record-activity', { input: activity }, mine);
  await run('cpd-record', { first: 10 }, mine);
  await run('inbox', {}, mine);

  const token = await renewPassword(stranger, mine ?? '');
  await closeInTheEnd(await moveToNewContact(token), stranger.password, token);
  await readFinanceDay();
  await runStaff();
  await voteInACommittee();
  await sanctionAndAppeal();
  await handOutDocuments();
  await makeAnException();
  await claimAFile();
  await connectAFile();
  await runEmployers();

  expect([...new Set(ran)].sort()).toEqual([...order].sort());
}, 180_000);

/** What finance looks at, and takes along as a file (BIL-10). */
const readFinanceDay = async () => {
  const day = (await town.now()).toISOString().slice(0, 10);
  const { financeExport } = await run('finance-day', { day }, await staffToken('FINANCE'));
  const file = await fetch(String(financeExport?.['url']));
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
};

interface HeldDocuments {
  me: {
    practitioner: { credentials: { edges: { node: { id: string; document: { url: string }; delivery?: object } }[] } };
  };
}

/** The documents of somebody, the card with a photo, and a certificate that the body that it is for fetches (MEM-15, MEM-60, MEM-63). */
const handOutDocuments = async () => {
  const holder = sample.people.find(({ held }) => held?.life === 'CONDITION');
  const { tokens } = await logIn(graph, holder?.email ?? '', sample.password);
  const mine = tokens.accessToken;
  const photo = { type: 'PERSONAL_PHOTO', name: 'صورة.png', takenOn: (await town.now()).toISOString().slice(0, 10) };
  const documentId = await sendDocument(photo, png({ width: 300, height: 400 }), mine);
  await run('choose-photo', { input: { documentId } }, mine);
  const { me } = (await run('document-pdfs', {}, mine)) as unknown as HeldDocuments;
  const nodes = me.practitioner.credentials.edges.map(({ node }) => node);
  const { registration } = (await run('card', {}, mine)).me?.['practitioner'] as unknown as {
    registration: { card: { pdf: { url: string }; png: { url: string } } };
  };
  const kinds = [...nodes.map(({ document }) => document), registration.card.pdf, registration.card.png];
  const types = await Promise.all(kinds.map(async ({ url }) => (await fetch(url)).headers.get('content-type')));
  expect(types).toEqual([...kinds.slice(1).map(() => 'application/pdf'), 'image/png']);

  const credentialId = nodes.find(({ delivery }) => delivery)?.id;
  const { renewGoodStandingLink } = await run('renew-good-standing-link', { input: { credentialId } }, mine);
  const code = renewGoodStandingLink?.['delivery']?.['code'] ?? '';
  const { links } = await town.message({ to: 'licensing@council.example', channel: 'EMAIL' });
  const link = links.find((one) => one.includes('good-standing')) ?? '';
  const fetched = await fetch(link, { method: 'POST', body: new URLSearchParams({ code }) });
  expect([fetched.status, fetched.headers.get('content-type')]).toEqual([200, 'application/pdf']);
};

/** Looks through an application that is claimed, asks a colleague, and gives it back; then it is taken again. */
const runDesk = async (applicationId: string, reviewer: string) => {
  const input = (name: string, more: object = {}) => ({
    input: { ...variablesOf(name).input, applicationId, ...more },
  });
  const lead = await staffToken('REVIEW_LEAD');
  await run('tick-requirement', input('tick-requirement'), reviewer);
  await run('add-remark', input('add-remark'), reviewer);
  await run('ready-reasons', { service: 'TRAINING_LETTER' }, reviewer);
  await run('ask-opinion', input('ask-opinion'), reviewer);
  await run('give-opinion', input('give-opinion'), lead);
  const { application } = await run('review-desk', { id: applicationId }, reviewer);
  expect(application).toMatchObject({ remarks: [{ mine: true }], opinions: [{ mine: true, advice: 'APPROVE' }] });
  const { application: story } = await run('applicant-story', { id: applicationId }, reviewer);
  expect(story).toMatchObject({
    applicant: { credentials: { edges: [] }, verificationCases: { edges: [{ node: { status: 'POSITIVE' } }] } },
    invoices: [{ kind: 'ADMINISTRATIVE', status: 'PAID' }],
  });

  const { reviewers } = await run('reviewers', {}, lead);
  const [first] = reviewers?.['edges'] as unknown as { node: { account: { id: string } } }[];
  const reviewerId = first?.node.account.id;
  await run('set-reviewer-skills', { input: { ...variablesOf('set-reviewer-skills').input, reviewerId } }, lead);
  await run('reassign-application', input('reassign-application', { reviewerId }), lead);
  const { reviewWorkload } = await run('review-workload', {}, lead);
  expect(reviewWorkload).toMatchObject({ reviewers: [{ reviewer: { id: reviewerId }, claimed: 1 }] });
  await run('release-application', input('release-application'), reviewer);
  await run('claim-application', { applicationId }, reviewer);

  const fileNumber = await fileNumberOf((await newPractitioner()).token);
  await run('declare-relative', { input: { fileNumber } }, reviewer);
  await run('own-reviewer', {}, reviewer);
  await run('withdraw-relative', { input: { reviewerId, fileNumber } }, lead);
};

/** Refuses the application of somebody else. */
const refuseAnother = async (reviewer: string) => {
  const { id: applicationId } = await underReview(await newPractitioner());
  await run('claim-application', { applicationId }, reviewer);
  await run('reject-application', { input: { ...variablesOf('reject-application').input, applicationId } }, reviewer);
};

/** Sends a document, and waits until it is checked. @returns its id */
const sendDocument = async (about: object, file: Buffer, mine: string): Promise<string> => {
  const { requestUpload } = await run('request-upload', { input: { ...about, bytes: file.length } }, mine);
  const id = await sendByTus(requestUpload as unknown as RequestedUpload, file);
  await eventually('the document to be ready', async () => {
    const { document } = await run('document', { id }, mine);
    return (document?.['status'] as unknown) === 'READY' || undefined;
  });
  return id;
};

/** Shows a photo on the profile, and takes it away. */
const choosePhoto = async (mine: string) => {
  const takenOn = (await town.now()).toISOString().slice(0, 10);
  const documentId = await sendDocument(
    { type: 'PERSONAL_PHOTO', name: 'صورة.png', takenOn },
    png({ width: 300, height: 400 }),
    mine,
  );
  const { choosePhoto: chosen } = await run('choose-photo', { input: { documentId } }, mine);
  expect(chosen).toMatchObject({ practitioner: { photo: { id: documentId, previews: [{ page: 1 }] } } });
  await run('remove-photo', {}, mine);
};

/** Attaches a document to a draft, takes it off, and withdraws the draft. */
const withdrawAnApplication = async (mine: string) => {
  const { startApplication } = await run('start-application', { service: 'REGISTRATION' }, mine);
  const applicationId = startApplication?.['application']?.['id'] ?? '';
  const documentId = await sendDocument({ type: 'DEGREE_CERTIFICATE', name: 'شهادة.png' }, onePixel, mine);
  await run('attach-document', { input: { applicationId, slot: 'degree', documentId } }, mine);
  await run('detach-document', { input: { applicationId, slot: 'degree', documentId } }, mine);
  await run('cancel-application', { input: { applicationId } }, mine);
};

/** Reads what was decided on an application, and takes the first along as a file. */
const readDecisions = async (id: string, mine: string) => {
  const { application } = await run('decisions', { id }, mine);
  const decisions = application?.['decisions'] as unknown as { id: string; kind: string }[];
  const kinds = ['GRANTED', 'APPROVED', 'RESUBMITTED', 'RETURNED', 'SUBMITTED'];
  expect(decisions.map(({ kind }) => kind)).toEqual(kinds);
  const { decisionBundle } = await run('decision-bundle', { id: decisions[0]?.id }, mine);
  expect(decisionBundle).toMatchObject({ name: expect.stringMatching(/-GRANTED\.jws$/) });
};

/** Sends a document, reads it, and removes it. */
const keepADocument = async (mine: string) => {
  await run('document-types');
  const id = await sendDocument({ type: 'DEGREE_CERTIFICATE', name: 'شهادة.png' }, onePixel, mine);
  const { downloadDocument } = await run('download-document', { documentId: id }, mine);
  const file = await fetch(downloadDocument?.['address']?.['url'] ?? '');
  expect([file.status, file.headers.get('content-type')]).toEqual([200, 'image/png']);
  await run('remove-document', { documentId: id }, mine);
};

/** A degree from abroad is verified with the body that issued it; what was missing is sent after it, and the result appealed (MEM-51). */
const verifyADegree = async (mine: string) => {
  const { verificationConsent } = await run('verification-consent');
  const about = {
    ...variablesOf('add-qualification').input,
    university: null,
    universityName: 'Cairo University',
    country: 'EG',
  };
  const { addQualification } = await run('add-qualification', { input: about }, mine);
  const { qualifications } = addQualification?.['practitioner'] as unknown as { qualifications: { id: string }[] };
  const entryId = qualifications.at(-1)?.id ?? '';
  const preview = { ...variablesOf('verification-preview').input, entryId };
  const { verificationPreview } = await run('verification-preview', { input: preview }, mine);
  expect(verificationPreview).toMatchObject({ usualWorkingDays: 20 });
  const send = () => sendDocument({ type: 'DEGREE_CERTIFICATE', name: 'شهادة.png' }, onePixel, mine);
  const documentIds = [await send()];
  const consentVersion = verificationConsent?.['version'];
  const asked = { ...variablesOf('request-verification').input, entryId, documentIds, consentVersion };
  const { requestVerification } = await run('request-verification', { input: asked }, mine);
  const caseId = requestVerification?.['verification']?.['id'] ?? '';

  const stands = async (status: string) => {
    const { me } = await run('my-verifications', variablesOf('my-verifications'), mine);
    const { edges } = (
      me?.['practitioner'] as unknown as { verificationCases: { edges: { node: { status: string } }[] } }
    ).verificationCases;
    return edges[0]?.node.status === status || undefined;
  };
  /** The company gets the sending a moment after it was asked for. */
  const decides = async (round: number, decision: { status: string; informationMissing?: boolean }) => {
    await eventually('the company to have the case', () =>
      town.decideVerification(`${caseId}-${round}`, decision).then(
        () => true,
        () => undefined,
      ),
    );
    await eventually(`the case to be ${decision.status}`, () => stands(decision.status));
  };
  await decides(1, { status: 'UNABLE_TO_VERIFY', informationMissing: true });
  await run('complete-verification', { input: { caseId, documentIds: [await send()] } }, mine);
  await decides(2, { status: 'DISCREPANCY' });
  await run('appeal-verification', { input: { ...variablesOf('appeal-verification').input, caseId } }, mine);
  await decides(3, { status: 'POSITIVE' });
};

const fileNumberOf = async (token: string): Promise<string> => {
  const document = '{ me { practitioner { fileNumber } } }';
  const { me } = await graph.ask<{ me: { practitioner: { fileNumber: string } } }>(document, {}, token);
  return me.practitioner.fileNumber;
};

const linkTo = async (to: string, contains: string, after?: string) => {
  const { links } = await town.message({ to, channel: 'EMAIL', contains, ...(after && { after }) });
  return new URL(links.find((link) => link.includes('token=')) ?? '').searchParams.get('token');
};
const nextCode = async (to: string, after: string | undefined) => {
  const sms = await town.message({ to, channel: 'SMS', ...(after && { after }) });
  return /\d{6}/.exec(sms.text)?.[0];
};
const variablesOf = (name: string) =>
  JSON.parse(readFileSync(path.join(folder, `${name}.variables.json`), 'utf8')) as { input: Record<string, unknown> };

/** States what somebody has done and learnt, changes it and takes it back; then where post reaches them, and that all is right. */
const fillProfile = async (mine: string) => {
  for (const [name, list] of Object.entries({
    experience: 'experiences',
    licence: 'licences',
    qualification: 'qualifications',
  })) {
    const added = await run(`add-${name}`, variablesOf(`add-${name}`), mine);
    const practitioner = Object.values(added)[0]?.['practitioner'] as unknown as Record<string, { id: string }[]>;
    const named = { [`${name}Id`]: practitioner[list]?.[0]?.id };
    await run(`change-${name}`, { input: { ...variablesOf(`change-${name}`).input, ...named } }, mine);
    await run(`remove-${name}`, { input: named }, mine);
  }
  await run('change-address', variablesOf('change-address'), mine);
  await run('state-id-document', variablesOf('state-id-document'), mine);
  await run('confirm-profile', {}, mine);
};

/** Ends other sessions and changes a password, until it is the first again. @returns a token of a new session */
const renewPassword = async ({ email, mobile, password }: Stranger, mine: string) => {
  await logIn(graph, email, password);
  const { me } = await run('sessions', {}, mine);
  const sessions = me?.['sessions'] as unknown as { id: string; current: boolean }[];
  await run('revoke-session', { input: { sessionId: sessions.find(({ current }) => !current)?.id } }, mine);
  await run('log-out-everywhere', {}, mine);

  const { tokens } = await logIn(graph, email, password);
  const other = 'نخلة-خضراء-في-الوادي';
  const changed = { currentPassword: password, password: other, passwordConfirmation: other };
  await run('change-password', { input: changed }, tokens.accessToken);
  await run('request-password-reset', { input: { email, human: await proveHuman(graph) } });
  const reset = { token: await linkTo(email, 'reset-password'), password, passwordConfirmation: password };
  await run('reset-password', { input: reset });

  const after = await town.lastMessage();
  const { requestUserName } = await run('request-user-name', { input: { mobile, human: await proveHuman(graph) } });
  const requestId = requestUserName?.['request']?.['id'];
  await run('reveal-user-name', { input: { requestId, code: await nextCode(mobile, after) } });
  return (await logIn(graph, email, password)).tokens.accessToken;
};

/** @returns the new e-mail */
const moveToNewContact = async (mine: string) => {
  const { email, mobile } = newStranger();
  const wanted = { number: await fileNumberOf(mine), email, mobile };
  const { requestContactChange } = await run('request-contact-change', { input: wanted }, mine);
  const { id: changeId, number } = requestContactChange?.['change'] as unknown as { id: string; number: string };
  const after = await town.lastMessage();
  await run('finish-contact-change', { input: { changeId } }, mine);
  const { contactChange } = await run('contact-change', { number }, mine);
  expect(contactChange).toMatchObject({ number, emailConfirmedAt: null });
  await run('confirm-email-change', { input: { token: await linkTo(email, 'confirm-email') } });
  await run('confirm-mobile-change', { input: { changeId, code: await nextCode(mobile, after) } }, mine);
  return email;
};

/** Enrols an app, signs in by it, and closes the account. */
const closeInTheEnd = async (email: string, password: string, mine: string) => {
  const { enrolTotp } = await run('enrol-totp', {}, mine);
  await town.enrolAuthenticator(email, enrolTotp?.['enrolment']?.['secret'] ?? '');
  const confirmed = await run('confirm-totp', { input: { code: await town.authenticatorCode(email) } }, mine);
  const [code] = confirmed.confirmTotp?.['recoveryCodes'] as unknown as string[];
  const input = { identifier: email, password, rememberMe: false, human: await proveHuman(graph) };
  const { logIn: asked } = await run('log-in', { input });
  const challengeId = asked?.['secondFactor']?.['id'];
  const { completeLogIn } = await run('complete-log-in', {
    input: { challengeId, code: await town.authenticatorCode(email) },
  });
  const token = completeLogIn?.['tokens']?.['accessToken'];
  await run('security-events', { first: 5 }, token);
  await run('export-my-data', {}, token);
  await run('close-account', { input: { password, code } }, token);
};

/** What staff do for people, and how somebody becomes one of them. */
const runStaff = async () => {
  const admin = await staffToken('ADMIN');
  const { email, idNumber, mobile } = newStranger();
  await run('invite-staff', { input: { ...variablesOf('invite-staff').input, email } }, admin);
  const filled = { ...variablesOf('accept-invitation').input, idNumber, mobile };
  const token = await linkTo(email, 'invitation');
  const { acceptInvitation } = await run('accept-invitation', {
    input: { ...filled, token, human: await proveHuman(graph) },
  });
  expect(acceptInvitation).toMatchObject({ roles: ['REVIEWER'], signUp: { id: expect.any(String) as string } });
  const { accountId } = await newPractitioner();
  const { changeRoles } = await run(
    'change-roles',
    { input: { ...variablesOf('change-roles').input, accountId } },
    admin,
  );
  expect(changeRoles).toMatchObject({ account: { roles: ['PRACTITIONER', 'SUPPORT'] } });
  await run('reveal-personal-data', variablesOf('reveal-personal-data'), await staffToken('SUPPORT'));
};

/** Gives returned applications more time, by two people, and takes it back. */
const makeAnException = async () => {
  const [lead, general] = [await staffToken('REVIEW_LEAD'), await staffToken('SECRETARY_GENERAL')];
  const { previewException } = await run('preview-exception', variablesOf('preview-exception'), lead);
  expect(previewException).toMatchObject({ atLeast: false });
  const { proposeException } = await run('propose-exception', variablesOf('propose-exception'), lead);
  const exceptionId = proposeException?.['exception']?.['id'] ?? '';
  const input = (name: string) => ({ input: { ...variablesOf(name).input, exceptionId } });
  const { exceptionRegister } = await run('exception-register', variablesOf('exception-register'), general);
  expect(JSON.stringify(exceptionRegister)).toContain(exceptionId);
  await run('decide-exception', input('decide-exception'), general);
  await run('exceptions');
  await run('exception', { id: exceptionId }, general);
  await run('propose-exception-reversal', input('propose-exception-reversal'), lead);
  const admin = await staffToken('ADMIN');
  const { decideExceptionReversal } = await run('decide-exception-reversal', input('decide-exception-reversal'), admin);
  expect(decideExceptionReversal).toMatchObject({ exception: { id: exceptionId, status: 'REVERSED' } });
};

/** The token and the account of everybody of the sample in a committee; the first chairs it. */
const committeeMembers = () =>
  Promise.all(
    sample.people
      .filter(({ roles }) => roles.includes('COMMITTEE'))
      .map(async ({ email }) => {
        const { tokens, account } = await logIn(graph, email, sample.password, () => town.authenticatorCode(email));
        return { token: tokens.accessToken, accountId: account.id };
      }),
  );

/** A study of a new qualification, voted on by those who have no conflict. */
const voteInACommittee = async () => {
  const general = await staffToken('SECRETARY_GENERAL');
  const members = await committeeMembers();
  const [chair, last] = [members[0]!, members.at(-1)!];
  const day = dayOf(await town.now());
  const inputOf = (name: string, more: object) => ({ input: { ...variablesOf(name).input, ...more } });
  const { committees } = await run('committees', {}, general);
  const seated = JSON.stringify(committees);
  expect(members.every(({ accountId }) => seated.includes(accountId))).toBe(true);
  const { accountId: newcomer } = await newPractitioner();
  const terms = { accountId: newcomer, from: day, until: `${Number(day.slice(0, 4)) + 1}-12-31` };
  await run('appoint-member', inputOf('appoint-member', terms), general);
  const study = await studyBeforeTheCommittee();
  const { scheduleSession } = await run('schedule-session', inputOf('schedule-session', { day }), chair.token);
  const sessionId = scheduleSession?.['session']?.['id'] ?? '';
  const { ballots } = await run('ballots', { ...variablesOf('ballots'), statuses: ['WAITING'] }, chair.token);
  const edges = ballots?.['edges'] as unknown as { node: { id: string; subjectNumber: string } }[];
  const ballotId = edges.find(({ node }) => node.subjectNumber === study)?.node.id ?? '';
  await run('put-on-agenda', { input: { sessionId, ballotId } }, chair.token);
  await run('declare-conflict', inputOf('declare-conflict', { ballotId }), last.token);
  for (const { token } of members.slice(0, -1))
    await run('cast-committee-vote', inputOf('cast-committee-vote', { ballotId }), token);
  const { closeCommitteeVote } = await run('close-committee-vote', { input: { ballotId } }, chair.token);
  expect(closeCommitteeVote).toMatchObject({
    ballot: { status: 'DECIDED', rounds: [{ tally: { result: 'CARRIED' } }] },
  });
  await run('committee-sessions', variablesOf('committee-sessions'), chair.token);
  await run('end-membership', inputOf('end-membership', { accountId: newcomer, lastDay: day }), general);
};

/** A case with a warning of the committee, whose appeal sends it back; the other people of the committee, and the Secretary-General, hear it. */
const sanctionAndAppeal = async () => {
  const [lead, general] = [await staffToken('REVIEW_LEAD'), await staffToken('SECRETARY_GENERAL')];
  const members = await committeeMembers();
  const [voters, other] = [members.slice(0, 3), members[3]!];
  const chair = voters[0]!.token;
  // Somebody registered: what is done to a registration needs one.
  const holder = sample.people.findLast(({ held }) => held?.registered && !held.life);
  const { tokens } = await logIn(graph, holder?.email ?? '', sample.password);
  const token = tokens.accessToken;
  const day = dayOf(await town.now());
  const about = (name: string, more: object) => ({ input: { ...variablesOf(name).input, ...more } });
  const { me } = await graph.ask<{ me: { practitioner: { id: string } } }>('{ me { practitioner { id } } }', {}, token);
  const { openCase } = await run('open-case', about('open-case', { practitionerId: me.practitioner.id }), lead);
  const caseId = openCase?.['case']?.['id'] ?? '';
  const onCase = (name: string, by: string) => run(name, about(name, { caseId }), by);
  await onCase('propose-interim-suspension', lead);
  await onCase('confirm-interim-suspension', general);
  await onCase('review-interim-suspension', general);
  await onCase('give-case-notice', lead);
  await onCase('answer-case', token);
  const { proposeSanction } = await onCase('propose-sanction', lead);
  await run('sanction-cases', variablesOf('sanction-cases'), lead);
  const number = proposeSanction?.['case']?.['number'];
  const { ballots } = await run(
    'ballots',
    { ...variablesOf('ballots'), committee: 'DISCIPLINE', statuses: ['WAITING'] },
    chair,
  );
  const edges = ballots?.['edges'] as unknown as { node: { id: string; subjectNumber: string } }[];
  const ballotId = edges.find(({ node }) => node.subjectNumber === number)?.node.id ?? '';
  const { scheduleSession } = await run(
    'schedule-session',
    about('schedule-session', { committee: 'DISCIPLINE', day }),
    chair,
  );
  const sessionId = scheduleSession?.['session']?.['id'] ?? '';
  await run('put-on-agenda', { input: { sessionId, ballotId } }, chair);
  for (const voter of voters) await run('cast-committee-vote', about('cast-committee-vote', { ballotId }), voter.token);
  await run('close-committee-vote', { input: { ballotId } }, chair);
  const { appeal } = await run('appeal', about('appeal', { subjectId: caseId }), token);
  const appealId = appeal?.['appeal']?.['id'] ?? '';
  await run('appeals', variablesOf('appeals'), general);
  await run('propose-appeal-decision', about('propose-appeal-decision', { appealId }), other.token);
  await run('confirm-appeal-decision', about('confirm-appeal-decision', { appealId }), general);
  const { sanctionCase } = await run('sanction-case', { id: caseId }, token);
  expect(sanctionCase).toMatchObject({ status: 'NOTIFIED', appeals: [{ outcome: 'SENT_BACK' }] });
  await onCase('close-case', lead);
};

/** A study that was handed in and paid for. @returns its number */
const studyBeforeTheCommittee = async (): Promise<string> => {
  const { token } = await newPractitioner();
  const { id, number } = await steps.start(token, 'QUALIFICATION_STUDY');
  await fillIn({ graph, steps, now: await town.now() }, { id, service: 'QUALIFICATION_STUDY' }, token);
  await steps.step('submitApplication', id, token);
  await payAtBank(town, await payableInvoice(steps, id, 'ADMINISTRATIVE', token));
  await reached(steps, id, 'WITH_COMMITTEE', token);
  return number;
};

/** Claims a file by another e-mail and mobile than it has, so that a reviewer decides. */
const claimAFile = async () => {
  const { email, mobile } = newStranger();
  const { input: filled } = variablesOf('claim-file');
  const input = { ...filled, email, emailConfirmation: email, mobile };
  const { claimFile } = await run('claim-file', { input: { ...input, human: await proveHuman(graph) } });
  const number = claimFile?.['claim']?.['number'];
  const reviewer = await staffToken('REVIEWER');
  const claimId = await eventually('the claim among those that wait', async () => {
    const { fileClaimQueue } = await run('file-claim-queue', {}, reviewer);
    const edges = fileClaimQueue?.['edges'] as unknown as { node: { id: string; registrationNumber: string } }[];
    return edges.find(({ node }) => node.registrationNumber === filled['registrationNumber'])?.node.id;
  });
  await run('decide-file-claim', { input: { ...variablesOf('decide-file-claim').input, claimId } }, reviewer);
  await linkTo(email, 'token=');
  const { fileClaim } = await run('file-claim', { number });
  expect(fileClaim).toMatchObject({ number, status: 'GRANTED' });
};

/** Signs up as new under the ID document of a file, and connects that instead of opening another. */
const connectAFile = async () => {
  const { input } = variablesOf('connect-file');
  const file = sampleFiles.find(({ registrationNumber }) => registrationNumber === input['registrationNumber']);
  const stranger = newStranger({ idNumber: file?.idNumber ?? '', email: file?.email ?? '' });
  const { id } = await signUp(graph, stranger);
  await activate(graph, town, stranger, id);
  const { tokens } = await logIn(graph, stranger.email, stranger.password);
  await run('connect-file', { input }, tokens.accessToken);
  await eventually('the file', async () => {
    const { me } = await graph.ask<{ me: { practitioner: { fileNumber: string } | null } }>(
      '{ me { practitioner { fileNumber } } }',
      {},
      tokens.accessToken,
    );
    return me.practitioner?.fileNumber === file?.fileNumber ? true : undefined;
  });
  const another = graph.change(openProfileDocument, profile, tokens.accessToken);
  await expect(another).rejects.toMatchObject({ code: 'PROFILE_EXISTS' });
};

/** What staff do for employers. */
const runEmployers = async () => {
  const admin = await staffToken('ADMIN');
  await run('create-organisation', variablesOf('create-organisation'), admin);
  const { createApiClient } = await run('create-api-client', variablesOf('create-api-client'), admin);
  const clientId = createApiClient?.['client']?.['id'];
  const { rotateApiClientSecret } = await run('rotate-api-client-secret', { input: { clientId } }, admin);
  const { secrets } = rotateApiClientSecret?.['client'] as unknown as { secrets: { id: string }[] };
  await run('retire-api-client-secret', { input: { clientId, secretId: secrets[0]?.id } }, admin);
  await run('revoke-api-client', { input: { clientId, reason: 'انتهى التعاقد' } }, admin);
};
