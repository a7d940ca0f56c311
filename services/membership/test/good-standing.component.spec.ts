import type { Caller } from '@mumaris/kit/auth/caller';
import type { Failure } from '@mumaris/kit/errors';
import { newId, newNumber } from '@mumaris/kit/id';
import { inTransaction } from '@mumaris/kit/mongo/transaction';
import { callSubgraph, waitFor } from '@mumaris/kit/testing';
import { pdfLines } from '@mumaris/kit/testing/pdf-text';
import { GoodStandingFetchedV1, GoodStandingLinkMadeV1 } from '@mumaris/schemas';
import type { Application } from '../src/applications/domain/application';
import { suspend } from '../src/credentials';
import { openCase } from '../src/sanctions/domain/case-course';
import type { CaseDecision } from '../src/sanctions/domain/sanction-case';
import * as given from './given';
import { type Membership, startedAt, startMembership } from './membership';
import { goodStandingRules } from './paper-given';
import { person, reviewer } from './people';
import { registrationUntil } from './registrations';

let membership: Membership;
beforeAll(async () => {
  membership = await startMembership();
});
afterAll(() => membership.stop());
beforeEach(() => membership.clock.moveTo(new Date(startedAt)));

const answers = [
  { question: 'addresseeName', value: 'General Medical Council' },
  { question: 'addresseeCountry', value: 'GB' },
  { question: 'addresseeEmail', value: 'licensing@gmc.example' },
  { question: 'confirmed', value: 'true' },
];

interface Delivery {
  status: string;
  addressee: string | null;
  email: string | null;
  code: string | null;
  until: string;
  fetchedAt: string | null;
  linksLeft: number;
}
interface Certificate {
  id: string;
  number: string;
  code: string;
  status: string;
  delivery: Delivery;
}

const fields = 'status addressee email code until fetchedAt linksLeft';
const query = `query ($id: ID!) { application(id: $id) { status outcome { id number code status
  ... on GoodStandingCertificate { delivery { ${fields} } } } } }`;
const renewal = `mutation ($input: RenewGoodStandingLinkInput!) { renewGoodStandingLink(input: $input) {
  delivery { ${fields} } errors { code } } }`;

/** Somebody registered, whose application is preliminarily approved. */
const approved = async (accountId: string) => {
  const { caller, practitionerId } = await membership.withProfile(accountId);
  const [id, registrationId] = [newId('app'), newId('cre')];
  const whose = { practitionerId, accountId };
  const registration = { ...whose, id: registrationId, number: newNumber('R'), applicationId: `app_${registrationId}` };
  await membership.deps.credentials.insert({ state: registrationUntil('2028-03-01', registration) });
  const state: Application = {
    ...given.approved,
    ...whose,
    id,
    number: newNumber('A'),
    service: 'GOOD_STANDING',
    answers,
  };
  await membership.deps.applications.insert({ state });
  const see = async (by: Partial<Caller> = caller) => {
    const { data } = await callSubgraph<{ application: { status: string; outcome: Certificate } }>({
      ...membership.of,
      caller: by,
      query,
      variables: { id },
    });
    return data.application.outcome;
  };
  const renew = async (credentialId: string, by: Partial<Caller> = caller) => {
    const { data } = await callSubgraph<{ renewGoodStandingLink: { delivery: Delivery | null; errors: Failure[] } }>({
      ...membership.of,
      caller: by,
      query: renewal,
      variables: { input: { credentialId } },
    });
    const { delivery, errors } = data.renewGoodStandingLink;
    return { delivery, codes: errors.map(({ code }) => code) };
  };
  return { id, caller, practitionerId, registration, see, renew };
};

/** The event of the link that was mailed as the n-th for a certificate. */
const mailed = (number: string, nth = 1) =>
  waitFor(
    () => {
      const made = membership.bus.heard().filter(({ type }) => type === GoodStandingLinkMadeV1.type);
      return made.map(({ data }) => GoodStandingLinkMadeV1.parse(data)).filter((one) => one.number === number)[nth - 1];
    },
    { what: `link ${nth} of ${number}` },
  );

/** The link itself, as notification opens it. */
const linkOf = async (number: string, nth?: number) =>
  (await membership.unsealer.unseal<{ link: string }>((await mailed(number, nth)).link)).link;

/** The same, with the certificate granted. */
const granted = async (accountId: string) => complete(await approved(accountId));
const complete = async (somebody: Awaited<ReturnType<typeof approved>>) => {
  await membership.invoice(somebody.id, 'SERVICE').paid();
  await membership.waitForStatus(somebody.id, somebody.caller, 'COMPLETED');
  const certificate = await somebody.see();
  return { ...somebody, certificate, link: await linkOf(certificate.number) };
};

const here = (link: string) => link.replace('http://documents.test', membership.url);
const post = (link: string, code: string | null) =>
  fetch(here(link), { method: 'POST', body: new URLSearchParams({ code: code ?? '' }) });
const refusal = async (response: Response) => [
  response.status,
  ((await response.json()) as { errors: { code: string }[] }).errors[0]?.code,
];

test('MEM-15 the body that was named fetches the certificate by its link and its code, once', async () => {
  const { certificate, link, see, registration } = await granted('acc_gs');
  expect(certificate).toMatchObject({ status: 'ACTIVE', number: expect.stringMatching(/^GS-/) });
  expect(certificate.delivery).toMatchObject({
    status: 'WAITING',
    addressee: 'General Medical Council',
    fetchedAt: null,
  });
  expect(certificate.delivery.until).toBe('2026-12-22T20:59:59.999Z');
  const data = await mailed(certificate.number);
  expect(await membership.unsealer.unseal(data.contact)).toEqual({
    email: 'licensing@gmc.example',
    name: 'General Medical Council',
  });
  // What is sealed is any letters by chance.
  expect(JSON.stringify({ ...data, contact: '' })).not.toMatch(/gmc|Noura|documents\.test/);

  const response = await post(link, certificate.delivery.code?.toLowerCase() ?? '');
  expect(response.status).toBe(200);
  expect(response.headers.get('content-disposition')).toBe(`attachment; filename=${certificate.number}.pdf`);
  const text = (await pdfLines(new Uint8Array(await response.arrayBuffer()))).map(({ fromLeft }) => fromLeft).join();
  for (const part of [certificate.number, 'GeneralMedicalCouncil', registration.number, 'Nosanctionsinforce'])
    expect(text).toContain(part);
  expect(text).not.toContain('copy');

  expect(await refusal(await post(link, certificate.delivery.code))).toEqual([410, 'GOOD_STANDING_FETCHED']);
  expect((await see()).delivery).toMatchObject({
    status: 'FETCHED',
    addressee: null,
    email: null,
    code: null,
    linksLeft: 0,
  });
  await membership.bus.hear(GoodStandingFetchedV1, ({ number }) => number === certificate.number);
});

test('MEM-15 MEM-66 it names a warning that nobody else is shown, and none that an appeal took back', async () => {
  const somebody = await approved('acc_warned');
  const { practitionerId, caller } = somebody;
  const reason = { ar: 'لسبب وجيه.', en: 'For a good reason.' };
  const decided = (day: string, annulledAt: Date | null): CaseDecision => ({
    ...{ id: newId('dec'), sanction: { kind: 'WARNING', until: null, condition: null }, reason, credentialIds: [] },
    ...{ at: new Date(day), toldAt: new Date(day), annulledAt },
  });
  const opening = {
    ...{ id: newId('case'), number: newNumber('D'), practitionerId, accountId: caller.accountId ?? '' },
    ...{ holder: reason, ground: 'PATIENT_SAFETY', particulars: reason, by: 'acc_lead' },
  };
  const { state } = openCase(opening, membership.deps.sanctionRules, new Date(startedAt));
  const decisions = [
    decided('2026-04-06T09:00:00.000Z', new Date(startedAt)),
    decided('2026-05-04T09:00:00.000Z', null),
  ];
  await membership.deps.sanctionCases.insert({ state: { ...state, status: 'SANCTIONED', decisions } });
  const { certificate, link } = await complete(somebody);
  const response = await post(link, certificate.delivery.code);
  const text = (await pdfLines(new Uint8Array(await response.arrayBuffer()))).map(({ fromLeft }) => fromLeft).join();
  expect(text).toContain('Warning,decidedonMonday4May2026');
  expect(text).not.toContain('6April2026');
});

test('MEM-15 whom it reaches and by which code is told to its holder alone', async () => {
  const { id } = await granted('acc_private');
  const seenBy = (caller: Partial<Caller>) =>
    callSubgraph<{ application: { outcome: Certificate } }>({ ...membership.of, caller, query, variables: { id } });
  const { data, errors = [] } = await seenBy(reviewer('acc_rania'));
  expect(data.application.outcome.delivery).toBeNull();
  expect(errors.map(({ extensions }) => extensions['code'])).toEqual(['FORBIDDEN']);
  const asked = await seenBy(person('acc_somebody'));
  expect(JSON.stringify(asked)).not.toMatch(/gmc|Medical/);
});

test('MEM-15 of ten at once one gets it', async () => {
  const { certificate, link } = await granted('acc_race');
  const answered = await Promise.all(Array.from({ length: 10 }, () => post(link, certificate.delivery.code)));
  const statuses = answered.map(({ status }) => status).toSorted();
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect(new Set(statuses)).toEqual(new Set([200, 410]));
});

test('MEM-15 what opens links in mails fetches nothing: the link shows a page that asks for the code', async () => {
  const { certificate, link, see } = await granted('acc_scanned');
  for (const _again of [1, 2]) {
    const response = await fetch(here(link));
    const page = await response.text();
    expect(response.status).toBe(200);
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; form-action 'self'/,
    );
    for (const { ar, en } of [goodStandingRules.page.title, goodStandingRules.page.button]) {
      expect(page).toContain(ar);
      expect(page).toContain(en);
    }
  }
  expect((await see()).delivery.status).toBe('WAITING');
  const html = { accept: 'text/html,*/*;q=0.8' };
  const wrong = await fetch(here(link), {
    method: 'POST',
    headers: html,
    body: new URLSearchParams({ code: 'AAAAAAAA' }),
  });
  const again = await wrong.text();
  expect([wrong.status, again.includes('<form'), again.includes('role="alert"')]).toEqual([403, true, true]);
  await post(link, certificate.delivery.code);
  const gone = await fetch(here(link), { headers: html });
  expect([gone.status, (await gone.text()).includes('<form')]).toEqual([410, false]);
});

test('MEM-15 wrong codes are counted, also many at once, and lock the link; another link opens it', async () => {
  const { certificate, link, see, renew } = await granted('acc_guessed');
  const guesses = await Promise.all(Array.from({ length: 30 }, (_, at) => post(link, `AAAAAA${10 + at}`)));
  const wrong = guesses.filter(({ status }) => status === 403);
  expect(wrong.length).toBeLessThanOrEqual(goodStandingRules.mostWrongCodes);
  for (let at = 0; at < goodStandingRules.mostWrongCodes; at += 1) await post(link, 'AAAAAAAA');
  expect(await refusal(await post(link, certificate.delivery.code))).toEqual([410, 'GOOD_STANDING_LINK_OVER']);
  expect((await see()).delivery).toMatchObject({ status: 'LOCKED' });
  const { delivery } = await renew(certificate.id);
  expect(delivery).toMatchObject({ status: 'WAITING', linksLeft: goodStandingRules.mostLinks - 2 });
  expect(delivery?.code).not.toBe(certificate.delivery.code);
  expect(await refusal(await post(link, delivery?.code ?? ''))).toEqual([410, 'GOOD_STANDING_LINK_OVER']);
  expect((await post(await linkOf(certificate.number, 2), delivery?.code ?? '')).status).toBe(200);
});

test('MEM-15 a link ends with its days, is renewed so often, and by its holder alone', async () => {
  const { certificate, link, renew } = await granted('acc_late');
  membership.clock.moveTo(new Date('2026-12-22T21:00:00.000Z'));
  expect(await refusal(await post(link, certificate.delivery.code))).toEqual([410, 'GOOD_STANDING_LINK_OVER']);
  expect((await renew(certificate.id, person('acc_nosy'))).codes).toEqual(['NOT_FOUND']);
  for (let left = goodStandingRules.mostLinks - 2; left >= 0; left -= 1)
    expect((await renew(certificate.id)).delivery).toMatchObject({ linksLeft: left });
  expect((await renew(certificate.id)).codes).toEqual(['TOO_MANY_LINKS']);
  expect(await refusal(await post('http://documents.test/credentials/good-standing/none', 'AAAAAAAA'))).toEqual([
    410,
    'GOOD_STANDING_LINK_OVER',
  ]);
});

test('MEM-66 after a suspension it is not given out, and its link is not used up', async () => {
  const { certificate, link, practitionerId, renew } = await granted('acc_suspended_since');
  const from = membership.clock.now();
  await inTransaction(membership.store.connection, (tx) =>
    suspend(membership.deps)(
      { practitionerId, id: 'san_since', from, until: new Date('2026-12-01T20:59:59.999Z') },
      tx,
    ),
  );
  expect(await refusal(await post(link, certificate.delivery.code))).toEqual([409, 'GOOD_STANDING_NOT_IN_FORCE']);
  expect((await renew(certificate.id)).codes).toEqual(['DOCUMENT_NOT_HANDED_OUT']);
  membership.clock.moveTo(new Date('2026-12-01T21:00:00.000Z'));
  expect((await post(link, certificate.delivery.code)).status).toBe(200);
});

test('MEM-15 a form that the body has of its own is attached, and asked of nobody else', async () => {
  const { caller, practitionerId } = await membership.withProfile('acc_form');
  const { id: applicationId } = await membership.done('startApplication', caller, { service: 'GOOD_STANDING' });
  const metAfter = async (value: string) => {
    const filled = [...answers, { question: 'ownForm', value }];
    const { requirements } = await membership.done('answerQuestions', caller, { applicationId, answers: filled });
    return requirements.find(({ id }) => id === 'bodyForm')?.met;
  };
  expect(await metAfter('NO')).toBe(true);
  expect(await metAfter('YES')).toBe(false);
  const owner = { practitionerId, accountId: 'acc_form' };
  const documentId = await membership.withDocument(owner, { type: 'BODY_FORM', name: 'form.pdf' });
  await membership.done('attachDocument', caller, { applicationId, slot: 'bodyForm', documentId });
  expect(await metAfter('YES')).toBe(true);
});

test('MEM-15 the body is named by its name without a link, its country and its e-mail address', async () => {
  const { caller } = await membership.withProfile('acc_names');
  const application = await membership.done('startApplication', caller, { service: 'GOOD_STANDING' });
  const written = [
    { question: 'addresseeName', value: 'Council www.evil.example' },
    { question: 'addresseeCountry', value: 'ZZ' },
    { question: 'addresseeEmail', value: 'not an address' },
  ];
  const { errors } = await membership.change('answerQuestions', caller, {
    applicationId: application.id,
    answers: written,
  });
  expect(errors.map(({ code }) => code)).toEqual(['ANSWER_WITH_LINK', 'NOT_IN_LIST', 'EMAIL_INVALID']);
});
