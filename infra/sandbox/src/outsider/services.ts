import { type ApplicationSteps, inDays, trainingAnswers } from './applications';
import { type DocumentForm, giveDocument, png } from './documents';
import type { Graph } from './graph';

interface Answer {
  readonly question: string;
  readonly value: string;
  readonly row?: number;
}

/** A document of somebody, and the slot of a service that it is attached in. */
interface Paper extends DocumentForm {
  readonly slot: string;
}

/** What somebody hands in for a service. */
interface Form {
  answers(now: Date): readonly Answer[];
  papers(now: Date): readonly Paper[];
}

const answersOf = (values: Readonly<Record<string, string>>, row?: number): Answer[] =>
  Object.entries(values).map(([question, value]) => ({ question, value, ...(row !== undefined && { row }) }));

const employerLetter = (now: Date): Paper => ({
  slot: 'employerLetter',
  type: 'EMPLOYER_LETTER',
  name: 'خطاب جهة العمل',
  issuedOn: inDays(now, -10),
});

const plain = (slot: string, type: string, name: string): Paper => ({ slot, type, name });

/** The services that can be asked for, each filled in by who may ask for it. */
const forms: Readonly<Record<string, Form>> = {
  TRAINING_LETTER: { answers: trainingAnswers, papers: () => [] },
  ELIGIBILITY_NUMBER: {
    answers: (now) =>
      answersOf({
        residence: 'EG',
        specialty: 'FAMILY_MEDICINE',
        degree: 'بكالوريوس الطب والجراحة',
        graduatedOn: inDays(now, -2_000),
        confirmed: 'true',
      }),
    papers: (now) => [
      { ...plain('passport', 'PASSPORT', 'جواز السفر'), expiresOn: inDays(now, 900) },
      plain('degreeCertificate', 'DEGREE_CERTIFICATE', 'شهادة البكالوريوس'),
    ],
  },
  CLASSIFICATION_UPDATE: {
    answers: () =>
      answersOf({
        specialty: 'CRITICAL_CARE_NURSING',
        rank: 'SENIOR_NURSE_SPECIALIST',
        reason: 'أكملت سنوات الخبرة المطلوبة للدرجة الأعلى.',
        confirmed: 'true',
      }),
    papers: () => [plain('proof', 'EXPERIENCE_CERTIFICATE', 'شهادة خبرة')],
  },
  CERTIFICATE_RECOGNITION: {
    answers: (now) =>
      answersOf({
        title: 'دورة الإنعاش القلبي المتقدم',
        issuer: 'جمعية القلب السعودية',
        country: 'SA',
        awardedOn: inDays(now, -90),
        specialty: 'CRITICAL_CARE_NURSING',
        confirmed: 'true',
      }),
    papers: () => [plain('certificate', 'COURSE_CERTIFICATE', 'شهادة الدورة')],
  },
  REGISTRATION: {
    answers: (now) =>
      answersOf({
        employer: 'مستشفى الملك خالد الجامعي',
        specialty: 'CRITICAL_CARE_NURSING',
        rank: 'NURSE_SPECIALIST',
        worksFrom: inDays(now, 20),
        internship: 'NO',
        confirmed: 'true',
      }),
    papers: (now) => [
      employerLetter(now),
      ...[1, 2, 3].map((count) => ({
        ...plain('photos', 'PERSONAL_PHOTO', `صورة ${count}`),
        takenOn: inDays(now, -20),
      })),
      plain('acceptanceLetter', 'ACCEPTANCE_LETTER', 'خطاب القبول'),
      plain('degree', 'DEGREE_CERTIFICATE', 'شهادة المؤهل'),
      plain('transcript', 'TRANSCRIPT', 'السجل الأكاديمي'),
      plain('bachelor', 'BACHELOR_DEGREE', 'شهادة البكالوريوس'),
      { ...plain('identity', 'NATIONAL_ID', 'الهوية الوطنية'), expiresOn: inDays(now, 900) },
    ],
  },
  REREGISTRATION: {
    answers: (now) => [
      ...answersOf({ convicted: 'NO', sanctioned: 'NO', unwell: 'NO', employer: 'مستشفى الملك خالد الجامعي' }),
      ...answersOf({ birthDateConfirmed: 'true', nameConfirmed: 'true', identityConfirmed: 'true', confirmed: 'true' }),
      ...answersOf(
        {
          experienceCountry: 'SA',
          experienceCity: 'الرياض',
          workplace: 'مستشفى الملك خالد الجامعي',
          experienceSpecialty: 'CRITICAL_CARE_NURSING',
          jobTitle: 'أخصائية تمريض',
          jobDescription: 'رعاية المرضى في وحدة العناية المركزة',
          experienceStart: inDays(now, -700),
          authorityType: 'MINISTRY_HOSPITAL',
        },
        0,
      ),
    ],
    papers: (now) => [employerLetter(now), plain('experienceCertificates', 'EXPERIENCE_CERTIFICATE', 'شهادة خبرة')],
  },
  CARD_REPLACEMENT: {
    answers: (now) => answersOf({ reason: 'LOST', lostOn: inDays(now, -3), confirmed: 'true' }),
    papers: () => [],
  },
  EMPLOYER_CHANGE: {
    answers: (now) =>
      answersOf({
        employer: 'مدينة الملك سعود الطبية',
        worksFrom: inDays(now, 30),
        released: 'YES',
        confirmed: 'true',
      }),
    papers: (now) => [employerLetter(now), plain('release', 'EMPLOYER_RELEASE', 'إخلاء طرف')],
  },
};

/** The codes of the services that somebody of the outside world knows to fill in. */
export const knownServices = Object.keys(forms);

/** A photo has to have the size of one, and to be another than the others. */
const fileOf = ({ type }: Paper, index: number): Buffer =>
  type === 'PERSONAL_PHOTO' ? png({ width: 300, height: 400, shade: 60 + index }) : png({ shade: index });

/**
 * Fills a draft in: answers, and the documents that the service asks for.
 * @throws Error for a service that nobody here knows
 */
export const fillIn = async (
  { graph, steps, now }: { graph: Graph; steps: ApplicationSteps; now: Date },
  { id, service }: { id: string; service: string },
  token: string,
): Promise<void> => {
  const form = forms[service];
  if (!form) throw new Error(`nobody here knows how to fill in ${service}`);
  await steps.answer(id, form.answers(now), token);
  for (const [index, paper] of form.papers(now).entries()) {
    const { slot, ...stated } = paper;
    const documentId = await giveDocument(graph, stated, fileOf(paper, index), token);
    await steps.attach(id, { slot, documentId }, token);
  }
};
