// A working life in two and a half years of the platform's clock: a degree from abroad whose verification is appealed, an exam that is passed at the
// paid third attempt, registration, a suspension by a case that an appeal takes back, renewal in grace, and a certificate for a body abroad.
import {
  activate,
  eventually,
  giveDocument,
  inDays,
  logIn,
  newStranger,
  openProfileDocument,
  payableInvoice,
  payAtBank,
  png,
  profile,
  reached,
  signUp,
} from '@mumaris/sandbox/outsider';
import { seatCommittee } from '../sample/committee.mjs';
import { createCourse } from './course.mjs';
import { check, step } from './walk.mjs';

const dayMs = 86_400_000;
/** The specialty and the rank that the applicant asks for. */
const wanted = { specialty: 'CRITICAL_CARE_NURSING', rank: 'NURSE_SPECIALIST' };
const body = { name: 'Nursing and Midwifery Council', email: 'registrations@nmc.example' };

/** @param {Record<string, string>} values */
const answersOf = (values) =>
  Object.entries({ ...values, confirmed: 'true' }).map(([question, value]) => ({ question, value }));

/** @param {Date} now @returns the day in Riyadh */
const dayOf = (now) => new Date(now.getTime() + 3 * 3_600_000).toISOString().slice(0, 10);

/**
 * @param {{ graph: import('@mumaris/sandbox/outsider').Graph, town: import('@mumaris/sandbox/outsider').Town,
 *   steps: import('@mumaris/sandbox/outsider').ApplicationSteps, sample: import('../sample/people.mjs').Sample }} world
 */
export async function liveCareer({ graph, town, steps, sample }) {
  const stranger = newStranger();
  /** Tokens of those who have signed in since the clock was moved. @type {Map<string, Promise<string>>} */
  const tokens = new Map();

  /** @param {string} email @param {string} password @param {boolean} [hasApp] */
  const enter = (email, password, hasApp = false) => {
    const code = hasApp ? () => town.authenticatorCode(email) : undefined;
    const known =
      tokens.get(email) ?? logIn(graph, email, password, code).then((signedIn) => signedIn.tokens.accessToken);
    tokens.set(email, known);
    return known;
  };
  const mine = () => enter(stranger.email, stranger.password);
  /** @param {string} role @param {number} [place] which of those who have it */
  const staff = (role, place = 0) =>
    enter(sample.people.filter(({ roles }) => roles.includes(role))[place]?.email ?? '', sample.password, true);

  /** Waits for a moment by moving the clock; who had signed in signs in anew. @param {Date} moment */
  const waitUntil = async (moment) => {
    const now = await town.now();
    await town.moveClock(`PT${Math.ceil((moment.getTime() - now.getTime()) / 1_000)}S`);
    tokens.clear();
  };

  /**
   * One mutation. @param {string} verb @param {string} fields of its payload @param {object} input @param {string} token
   * @returns {Promise<any>} the payload
   */
  const change = (verb, fields, input, token) =>
    graph.change(
      `mutation ($input: ${verb[0]?.toUpperCase()}${verb.slice(1)}Input!) {
        ${verb}(input: $input) { ${fields} errors { code field message { ar en } } } }`,
      input,
      token,
    );

  /** @param {string} fields @returns {Promise<any>} of the practitioner's own */
  const own = async (fields) =>
    (await graph.ask(`{ me { practitioner { ${fields} } } }`, {}, await mine())).me.practitioner;

  const course = createCourse({ graph, town, steps, reviewer: () => staff('REVIEWER') });
  /** @param {string} id @param {string} goal */
  const follow = (id, goal) => course.follow(id, mine, goal);

  await step(`signs up as ${stranger.email}, and opens a profile`, async () => {
    const { id } = await signUp(graph, stranger);
    await activate(graph, town, stranger, id);
    await graph.change(openProfileDocument, { ...profile, category: 'NURSE' }, await mine());
  });

  // Verification.
  await step('states a degree from abroad, which a Saudi has to have verified', async () => {
    const { specialty } = wanted;
    const studied = { universityName: 'Cairo University', country: 'EG', graduatedOn: '2018-06-14' };
    await change(
      'addQualification',
      'practitioner { id }',
      { degree: 'BACHELOR', specialty, ...studied },
      await mine(),
    );
  });
  /** Sends an entry of the profile to the company. @param {{ entryId: string, kind: string }} need @returns {Promise<string>} the case */
  const askForVerification = async ({ entryId, kind }) => {
    const { verificationConsent } = await graph.ask('{ verificationConsent { version } }');
    const type = kind === 'EXPERIENCE' ? 'EXPERIENCE_CERTIFICATE' : 'DEGREE_CERTIFICATE';
    const form = { type, name: 'شهادة' };
    const documentIds = [await giveDocument(graph, form, png({ shade: 40 }), await mine())];
    const consent = { consent: true, consentVersion: verificationConsent.version };
    const asWritten = { nameAsWritten: profile.name.en, birthDateAsWritten: profile.dateOfBirth };
    const asked = { entryId, documentIds, ...consent, ...asWritten };
    return (await change('requestVerification', 'verification { id }', asked, await mine())).verification.id;
  };
  /** The company decides, once it has the case. @param {string} caseId @param {number} round @param {string} status */
  const companySays = async (caseId, round, status) => {
    await eventually('the company to have the case', () =>
      town.decideVerification(`${caseId}-${round}`, { status }).then(
        () => true,
        () => undefined,
      ),
    );
    await eventually(`the case to be ${status}`, async () => {
      const { verificationCases } = await own('verificationCases(first: 1) { edges { node { status } } }');
      return verificationCases.edges[0]?.node.status === status || undefined;
    });
  };
  /** What a service needs verified and is not. @param {string} service @returns {Promise<{ entryId: string, kind: string }[]>} */
  const needsOf = async (service) =>
    (await own(`verificationNeeds(service: "${service}") { entryId kind isVerified }`)).verificationNeeds.filter(
      (/** @type {{ isVerified: boolean }} */ { isVerified }) => !isVerified,
    );
  const verification = await step('the body that issued it finds a discrepancy', async () => {
    const [degree] = await needsOf('CLASSIFICATION');
    if (!degree) throw new Error('nothing has to be verified');
    const asked = await askForVerification(degree);
    await companySays(asked, 1, 'DISCREPANCY');
    return asked;
  });
  await step('appeals the result, and it is positive', async () => {
    const grounds = 'الاسم في السجل قبل تعديله هو اسمي أيضًا.';
    await change('appealVerification', 'verification { id }', { caseId: verification, grounds }, await mine());
    await companySays(verification, 2, 'POSITIVE');
  });

  // Classification with its exam.
  const { id: classification, number } = await step('asks for CLASSIFICATION', async () => {
    const draft = await steps.start(await mine(), 'CLASSIFICATION');
    await steps.answer(draft.id, answersOf(wanted), await mine());
    const now = await town.now();
    const papers = {
      degreeCertificate: { type: 'DEGREE_CERTIFICATE', name: 'شهادة المؤهل' },
      transcript: { type: 'TRANSCRIPT', name: 'السجل الأكاديمي' },
      identity: { type: 'NATIONAL_ID', name: 'الهوية', expiresOn: inDays(now, 900) },
    };
    for (const [index, [slot, form]] of Object.entries(papers).entries()) {
      const documentId = await giveDocument(graph, form, png({ shade: 60 + index }), await mine());
      await steps.attach(draft.id, { slot, documentId }, await mine());
    }
    return steps.step('submitApplication', draft.id, await mine());
  });
  await follow(classification, 'AWAITING_EXAM');
  /** @param {number} attempt @param {'PASS' | 'FAIL'} outcome */
  const sitExam = async (attempt, outcome) => {
    const startsAt = new Date(Math.ceil(((await town.now()).getTime() + 15 * dayMs) / 3_600_000) * 3_600_000);
    const plan = {
      exam: 'PROFESSIONAL_CLASSIFICATION',
      centre: 'RIYADH',
      startsAt: startsAt.toISOString(),
      capacity: 10,
    };
    const { sitting } = await change('createExamSitting', 'sitting { id number }', plan, await staff('EXAMINER'));
    await change('bookExam', 'exam { id }', { applicationId: classification, sittingId: sitting.id }, await mine());
    await waitUntil(new Date(startsAt.getTime() + 3 * 3_600_000));
    const file = `application,sitting,attempt,outcome\r\n${number},${sitting.number},${attempt},${outcome}\r\n`;
    const [answer] = await town.sendExamResults(file);
    check(
      answer?.status === 200 && answer.body.taken === 1,
      `the result to be taken, and not ${JSON.stringify(answer)}`,
    );
  };
  await step('fails the exam, as the file of the test company says', () => sitExam(1, 'FAIL'));
  await step('fails it again two weeks later', () => sitExam(2, 'FAIL'));
  await step('pays the third attempt at the bank', async () => {
    await payAtBank(town, await payableInvoice(steps, classification, 'EXAM', await mine()));
    await eventually('the fee to be settled', async () => {
      const { application } = await graph.ask(
        'query ($id: ID!) { application(id: $id) { exam { nextFee } } }',
        { id: classification },
        await mine(),
      );
      return application.exam.nextFee === 'SETTLED' || undefined;
    });
  });
  await step('passes it at the third attempt', async () => {
    await sitExam(3, 'PASS');
    await reached(steps, classification, 'PRELIMINARILY_APPROVED', await mine());
  });
  await follow(classification, 'COMPLETED');

  // Registration.
  await course.live('REGISTRATION', mine);
  /** @returns {Promise<{ number: string, status: string, startsOn: string, expiresOn: string }>} */
  const registration = async () => (await own('registration { number status startsOn expiresOn }')).registration;
  const first = await step('is registered', registration);
  console.log(`      registration ${first.number}, until ${first.expiresOn}`);

  // A case, its sanction, and the appeal.
  const members = sample.people.filter(({ roles }) => roles.includes('COMMITTEE'));
  const member = (/** @type {number} */ place) => staff('COMMITTEE', place);
  const caseOf = await step('a case is opened against them, with notice and answer', async () => {
    const { id: practitionerId } = await own('id');
    const particulars = {
      ar: 'تكررت شكاوى المرضى، وثبت منها ما يدعو إلى القلق.',
      en: 'Patients complained several times, with cause.',
    };
    const opened = await change(
      'openCase',
      'case { id number }',
      { practitionerId, ground: 'PATIENT_SAFETY', particulars },
      await staff('REVIEW_LEAD'),
    );
    const id = opened.case.id;
    await change('giveCaseNotice', 'case { id }', { caseId: id }, await staff('REVIEW_LEAD'));
    const answer = { caseId: id, text: 'أُجريت العملية وفق الدليل السريري، وهذا بيانها.', documentIds: [] };
    await change('answerCase', 'case { id }', answer, await mine());
    return opened.case;
  });
  /** The discipline committee, its members appointed anew whose terms are over, as where an earlier career has moved the clock. */
  const seatDiscipline = async () => {
    const seats = [];
    for (const [place, { firstName, lastName }] of members.entries()) {
      const token = await member(place);
      const { me } = await graph.ask('{ me { id } }', {}, token);
      const name = { ar: `${firstName.ar} ${lastName.ar}`, en: `${firstName.en} ${lastName.en}` };
      seats.push({ id: me.id, token, name });
    }
    const [general, today] = [await staff('SECRETARY_GENERAL'), dayOf(await town.now())];
    const { decide } = await seatCommittee({ graph, general, members: seats, committee: 'DISCIPLINE', today });
    return { decide, seats };
  };
  await step('the discipline committee votes for a suspension', async () => {
    const { decide, seats } = await seatDiscipline();
    const proposal = { caseId: caseOf.id, kind: 'SUSPENSION', until: inDays(await town.now(), 60) };
    await change('proposeSanction', 'case { id }', proposal, await staff('REVIEW_LEAD'));
    // The last of them hears the appeal.
    await decide(caseOf.number, true, seats.slice(0, -1));
    check((await registration()).status === 'SUSPENDED', 'a suspended registration');
  });
  await step('appeals, is heard by others, and practises again', async () => {
    const grounds = 'لم تُعرض على اللجنة شهادة رئيس القسم، وهي تثبت أن ما نُسب إليّ لم يقع.';
    const lodged = await change(
      'appeal',
      'appeal { id }',
      { subject: 'SANCTION', subjectId: caseOf.id, grounds, documentIds: [] },
      await mine(),
    );
    const appealId = lodged.appeal.id;
    const reason = { ar: 'بيّنت الشهادة أن ما نُسب إليكم لم يقع.', en: 'The statement shows that it did not happen.' };
    await change(
      'proposeAppealDecision',
      'appeal { id }',
      { appealId, outcome: 'CHANGED', reason },
      await member(members.length - 1),
    );
    await change('confirmAppealDecision', 'appeal { id }', { appealId, agree: true }, await staff('SECRETARY_GENERAL'));
    check((await registration()).status === 'ACTIVE', 'an active registration');
  });

  // Renewal in grace.
  await step('lets the registration end, and comes back 20 days later', async () => {
    await waitUntil(new Date(Date.parse(`${first.expiresOn}T09:00:00+03:00`) + 20 * dayMs));
    check((await registration()).status === 'EXPIRED', 'a registration that has ended');
  });
  await step('the Commission lifts the rule of CPD hours for all who renew', async () => {
    const day = dayOf(await town.now());
    const reason = {
      ar: 'تعطلت أنشطة التطوير المهني المستمر في هذا الموسم.',
      en: 'Activities of professional development were down this season.',
    };
    const { exception } = await change(
      'proposeException',
      'exception { id }',
      {
        ...{ kind: 'REQUIREMENT', reason, services: ['REREGISTRATION'], categories: [] },
        ...{ requirement: 'cpd-hours', from: day, until: inDays(await town.now(), 30) },
      },
      await staff('REVIEW_LEAD'),
    );
    const decision = { exceptionId: exception.id, agree: true };
    await change('decideException', 'exception { id }', decision, await staff('SECRETARY_GENERAL'));
  });
  await course.live('REREGISTRATION', mine);
  const second = await step('is registered again, from that day on', async () => {
    const now = await registration();
    check(
      now.status === 'ACTIVE' && now.startsOn === dayOf(await town.now()),
      `a new period, not ${JSON.stringify(now)}`,
    );
    return now;
  });
  console.log(`      registration ${second.number}, until ${second.expiresOn}`);

  // Good standing.
  await step('has the degree verified again after more than two years, and the experience', async () => {
    for (const need of await needsOf('GOOD_STANDING')) await companySays(await askForVerification(need), 1, 'POSITIVE');
  });
  const after = await town.lastMessage();
  const certificate = await step('asks for GOOD_STANDING', async () => {
    const draft = await steps.start(await mine(), 'GOOD_STANDING');
    const addressee = { addresseeName: body.name, addresseeCountry: 'GB', addresseeEmail: body.email };
    await steps.answer(draft.id, answersOf({ ...addressee, ownForm: 'NO' }), await mine());
    return steps.step('submitApplication', draft.id, await mine());
  });
  await follow(certificate.id, 'COMPLETED');
  await step('the body abroad fetches the certificate of good standing, once', async () => {
    const { credentials } = await own(
      'credentials(first: 20) { edges { node { __typename ... on GoodStandingCertificate { delivery { code } } } } }',
    );
    const code = credentials.edges.find(
      (/** @type {{ node: { __typename: string } }} */ { node }) => node.__typename === 'GoodStandingCertificate',
    )?.node.delivery.code;
    const mail = await town.message({ to: body.email, channel: 'EMAIL', ...(after && { after }) });
    const link = mail.links.find((one) => one.includes('good-standing')) ?? '';
    const fetchIt = () => fetch(link, { method: 'POST', body: new URLSearchParams({ code }) });
    const [fetched, again] = [await fetchIt(), await fetchIt()];
    check(fetched.headers.get('content-type') === 'application/pdf', `a PDF, not ${fetched.status}`);
    check(again.status >= 400, 'no second one');
  });
}
