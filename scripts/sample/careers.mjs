// What the sample people state of themselves: Saudis who studied and work in the Kingdom, residents who began abroad.

/** @typedef {{ ar: string, en: string }} Text */
/** @typedef {{ index: number, key: string, gender: 'FEMALE' | 'MALE', nationality: string, category: string, dateOfBirth: string, city: Text,
 *   idNumber: string, firstName: Text, lastName: Text }} Somebody */

/** The work of each category: its specialty and usual rank, and what somebody studied for it. */
const work = {
  PHYSICIAN: {
    specialty: 'FAMILY_MEDICINE',
    rank: 'REGISTRAR',
    studied: 'GENERAL_MEDICINE',
    title: { MALE: 'طبيب مقيم', FEMALE: 'طبيبة مقيمة' },
    does: 'متابعة المراجعين في العيادات والمرضى المنومين',
  },
  DENTIST: {
    specialty: 'GENERAL_DENTISTRY',
    rank: 'GENERAL_DENTIST',
    studied: 'GENERAL_DENTISTRY',
    title: { MALE: 'طبيب أسنان', FEMALE: 'طبيبة أسنان' },
    does: 'الكشف على الأسنان والحشوات وعلاج الجذور',
  },
  PHARMACIST: {
    specialty: 'HOSPITAL_PHARMACY',
    rank: 'PHARMACIST',
    studied: 'GENERAL_PHARMACY',
    title: { MALE: 'صيدلي', FEMALE: 'صيدلانية' },
    does: 'مراجعة الوصفات وصرف الأدوية للمرضى المنومين',
  },
  NURSE: {
    specialty: 'CRITICAL_CARE_NURSING',
    rank: 'NURSE_SPECIALIST',
    studied: 'GENERAL_NURSING',
    title: { MALE: 'أخصائي تمريض', FEMALE: 'أخصائية تمريض' },
    does: 'رعاية المرضى في وحدة العناية المركزة',
  },
  ALLIED: {
    specialty: 'GENERAL_PHYSIOTHERAPY',
    rank: 'SPECIALIST',
    studied: 'GENERAL_PHYSIOTHERAPY',
    title: { MALE: 'أخصائي علاج طبيعي', FEMALE: 'أخصائية علاج طبيعي' },
    does: 'تأهيل المرضى بعد الإصابات والعمليات',
  },
  TECHNICIAN: {
    specialty: 'RADIOGRAPHY',
    rank: 'TECHNICIAN',
    studied: 'RADIOGRAPHY',
    title: { MALE: 'فني أشعة', FEMALE: 'فنية أشعة' },
    does: 'إجراء فحوص الأشعة السينية',
  },
};

/** Where somebody began: a city, a hospital, who licenses there, and a university of the list. */
const homes = {
  SA: {
    city: 'الرياض',
    hospital: 'مدينة الملك فهد الطبية',
    council: 'وزارة الصحة',
    university: 'KING_SAUD_UNIVERSITY',
  },
  EG: {
    city: 'القاهرة',
    hospital: 'مستشفى قصر العيني',
    council: 'وزارة الصحة والسكان المصرية',
    university: 'CAIRO_UNIVERSITY',
  },
  PK: {
    city: 'كراتشي',
    hospital: 'مستشفى جامعة الآغا خان',
    council: 'وزارة الخدمات الصحية الوطنية في باكستان',
    university: 'AGA_KHAN_UNIVERSITY',
  },
  SD: {
    city: 'الخرطوم',
    hospital: 'مستشفى الخرطوم التعليمي',
    council: 'وزارة الصحة الاتحادية السودانية',
    university: 'KHARTOUM_UNIVERSITY',
  },
  PH: {
    city: 'مانيلا',
    hospital: 'مستشفى الفلبين العام',
    council: 'هيئة تنظيم المهن في الفلبين',
    university: 'UNIVERSITY_OF_THE_PHILIPPINES',
  },
  IN: {
    city: 'دلهي',
    hospital: 'مستشفى صفدرجنغ',
    council: 'وزارة الصحة ورعاية الأسرة في الهند',
    university: 'DELHI_UNIVERSITY',
  },
  JO: {
    city: 'عمّان',
    hospital: 'مستشفى الجامعة الأردنية',
    council: 'وزارة الصحة الأردنية',
    university: 'UNIVERSITY_OF_JORDAN',
  },
};

/** A street, a district and a postal code of each city. */
const places = {
  Riyadh: ['طريق الملك عبدالعزيز', 'حي الياسمين', '13325'],
  Jeddah: ['شارع الأمير سلطان', 'حي الروضة', '23435'],
  Dammam: ['شارع الأمير محمد بن فهد', 'حي الشاطئ', '32413'],
  Makkah: ['طريق المسجد الحرام', 'حي العزيزية', '24243'],
  Madinah: ['طريق سلطانة', 'حي الخالدية', '42317'],
  Abha: ['طريق الملك فهد', 'حي المنسك', '62521'],
  Tabuk: ['طريق الملك فيصل', 'حي المروج', '47717'],
  Hail: ['شارع الملك سعود', 'حي النقرة', '55431'],
};

/** The entry of a table that a key of the sample names. @template T @param {Record<string, T>} table @param {string} key */
const of = (table, key) => /** @type {T} */ (table[key]);

const fourDigits = (/** @type {number} */ number) => String(1_000 + (number % 9_000));

/**
 * What somebody of the sample states beside the account's data. Every tenth has not practised for some years.
 * @param {Somebody} person @param {readonly Text[]} men the names of fathers and grandfathers
 */
export const careerOf = (person, men) => {
  const { index, key, gender, nationality, category, dateOfBirth, city } = person;
  const saudi = nationality === 'SA';
  const { specialty, studied, title, does } = of(work, category);
  const home = of(homes, nationality);
  const year = Number(dateOfBirth.slice(0, 4)) + 23;
  const [street, district, postalCode] = of(places, city.en);
  const [father, grandfather] = [index * 3 + 5, index * 7 + 2].map((place) => men[place % men.length]);
  const inWords = (/** @type {'ar' | 'en'} */ language) => ({
    first: person.firstName[language],
    father: father?.[language],
    grandfather: grandfather?.[language],
    family: person.lastName[language],
  });
  const job = { specialty, jobTitle: title[gender], jobDescription: does, practice: true };
  const first = {
    ...job,
    country: nationality,
    city: home.city,
    workplace: home.hospital,
    startsOn: `${year}-09-01`,
    endsOn: `${year + 2}-08-31`,
    authorityType: saudi ? 'MINISTRY_HOSPITAL' : 'BODY_ABROAD',
  };
  const second = {
    ...job,
    country: 'SA',
    city: city.ar,
    workplace: `مستشفى ${city.ar} العام`,
    startsOn: `${year + 2}-09-01`,
    authorityType: 'MINISTRY_HOSPITAL',
  };
  return {
    names: { ar: inWords('ar'), en: inWords('en') },
    nationalAddress: {
      buildingNumber: fourDigits(index * 37),
      street,
      district,
      city: city.ar,
      postalCode,
      additionalNumber: fourDigits(index * 53),
    },
    idDocument: {
      kind: saudi ? 'NATIONAL_ID' : 'IQAMA',
      number: person.idNumber,
      expiresOn: `${saudi ? 2028 + (index % 5) : 2027 + (index % 2)}-05-31`,
    },
    experiences: index % 10 === 3 ? [first] : [first, second],
    licences: [
      {
        specialty,
        number: `${category.charAt(0)}-${key}-${year}`,
        expiresOn: `${2027 + (index % 3)}-12-31`,
        country: nationality,
        authority: home.council,
      },
    ],
    qualifications: [
      {
        degree: category === 'TECHNICIAN' ? 'DIPLOMA' : 'BACHELOR',
        specialty: studied,
        university: home.university,
        country: nationality,
        graduatedOn: `${year}-06-15`,
      },
    ],
  };
};

/** From this person on each holds what is given, until the next. @type {readonly [number, 'nothing' | 'classified' | 'registered'][]} */
const holders = [
  [0, 'nothing'],
  [8, 'classified'],
  [16, 'registered'],
  [24, 'classified'],
  [40, 'registered'],
  [56, 'nothing'],
];

/** What has become of the registrations of some who are registered (MEM-62, MEM-65, MEM-66). @type {Readonly<Record<number, 'GRACE' | 'SUSPENDED' | 'CONDITION' | 'REVOKED'>>} */
const lives = { 52: 'GRACE', 53: 'SUSPENDED', 54: 'CONDITION', 55: 'REVOKED' };

/**
 * What the Commission has granted somebody of the sample already; a registration ends two months from when the sample is
 * loaded, unless something has become of it. The applications of the sample are of the first 24 people; those after them wait for `npm run journey`.
 * @param {number} index @param {string} category
 */
export const heldBy = (index, category) => {
  const holds = holders.findLast(([first]) => first <= index)?.[1];
  if (!holds || holds === 'nothing') return undefined;
  const { specialty, rank } = of(work, category);
  const life = lives[index];
  return { classification: { specialty, rank }, registered: holds === 'registered', ...(life && { life }) };
};
