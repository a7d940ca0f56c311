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

/** What answers depend on beside the day: the post of the applicant, and whether practice was broken off. */
interface Asker extends Post {
  readonly hasPaused: boolean;
}

/** What people of a professional category work as. */
interface Post {
  readonly specialty: string;
  readonly rank: string;
}

const posts: Readonly<Record<string, Post>> = {
  PHYSICIAN: { specialty: 'FAMILY_MEDICINE', rank: 'REGISTRAR' },
  DENTIST: { specialty: 'GENERAL_DENTISTRY', rank: 'GENERAL_DENTIST' },
  PHARMACIST: { specialty: 'HOSPITAL_PHARMACY', rank: 'PHARMACIST' },
  NURSE: { specialty: 'CRITICAL_CARE_NURSING', rank: 'NURSE_SPECIALIST' },
  ALLIED: { specialty: 'GENERAL_PHYSIOTHERAPY', rank: 'SPECIALIST' },
  TECHNICIAN: { specialty: 'RADIOGRAPHY', rank: 'TECHNICIAN' },
};

interface Own {
  readonly me: {
    readonly practitioner: {
      readonly profile: { readonly category: string };
      readonly practiceBreak: { readonly years: number } | null;
    };
  };
}

const askerOf = async (graph: Graph, token: string): Promise<Asker> => {
  const { me } = await graph.ask<Own>(
    '{ me { practitioner { profile { category } practiceBreak { years } } } }',
    {},
    token,
  );
  const { profile, practiceBreak } = me.practitioner;
  const post = posts[profile.category];
  if (!post) throw new Error(`nobody here knows what a ${profile.category} works as`);
  return { ...post, hasPaused: practiceBreak !== null && practiceBreak.years >= 2 };
};

/** After a break: a whole year, which is enough after any (MEM-16). */
const yearOfTraining = (now: Date): Answer[] => {
  const startsOn = inDays(now, 28);
  const [year, ...day] = startsOn.split('-');
  const endsOn = [Number(year) + 1, ...day].join('-').replace('-02-29', '-02-28');
  const own = trainingAnswers(now).filter(({ question }) => !['kind', 'startsOn', 'endsOn'].includes(question));
  return [...own, ...answersOf({ kind: 'AFTER_BREAK', startsOn, endsOn })];
};

/** What somebody hands in for a service. */
interface Form {
  answers(now: Date, asker: Asker): readonly Answer[];
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
  TRAINING_LETTER: {
    answers: (now, { hasPaused }) => (hasPaused ? yearOfTraining(now) : trainingAnswers(now)),
    papers: () => [],
  },
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
    answers: (_, { specialty, rank }) =>
      answersOf({
        specialty,
        rank,
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
    answers: (now, { specialty, rank }) =>
      answersOf({
        employer: 'مستشفى الملك خالد الجامعي',
        specialty,
        rank,
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
  QUALIFICATION_STUDY: {
    answers: (now, { specialty }) =>
      answersOf({
        titleAr: 'رعاية رواد الأعماق',
        titleEn: 'Care of deep-sea crews',
        under: specialty,
        qualification: 'ماجستير رعاية رواد الأعماق',
        institution: 'جامعة المرفأ',
        country: 'GB',
        awardedOn: inDays(now, -400),
        programme: 'برنامج مدته سنتان بدوام كامل، منه ستون ساعة معتمدة وتدريب سريري وأطروحة.',
        confirmed: 'true',
      }),
    papers: () => [plain('certificate', 'DEGREE_CERTIFICATE', 'شهادة الماجستير')],
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
  await steps.answer(id, form.answers(now, await askerOf(graph, token)), token);
  for (const [index, paper] of form.papers(now).entries()) {
    const { slot, ...stated } = paper;
    const documentId = await giveDocument(graph, stated, fileOf(paper, index), token);
    await steps.attach(id, { slot, documentId }, token);
  }
};
