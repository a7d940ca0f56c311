// People who look real and are not: the same 200 every time, with valid numbers nobody is likely to have.
import { luhnDigit } from '@mumaris/sandbox/outsider';
import { careerOf, heldBy } from './careers.mjs';

/** @typedef {{ ar: string, en: string }} Text */
/** @typedef {{ key: string, roles: string[], firstName: Text, lastName: Text, email: string, mobile: string, idNumber: string,
 *   language: 'AR' | 'EN', totpSecret?: string, dateOfBirth: string, gender: 'FEMALE' | 'MALE', nationality: string, category: string, city: Text,
 *   career?: ReturnType<typeof careerOf>, held?: ReturnType<typeof heldBy> }} Person */
/** @typedef {{ password: string, people: Person[], organisations: { key: string, name: Text, city: Text }[] }} Sample */

const pairs = (/** @type {string} */ text) =>
  text.split(',').map((pair) => {
    const [ar = '', en = ''] = pair.trim().split('=');
    return { ar, en };
  });

const women = pairs(
  'نورة=Noura,سارة=Sarah,فاطمة=Fatimah,ريم=Reem,هند=Hind,مها=Maha,لمى=Lama,العنود=Alanoud,أمل=Amal,جواهر=Jawaher,منال=Manal,هيفاء=Haifa,دانة=Danah,شهد=Shahad,ليان=Layan,رغد=Raghad,بشاير=Bashayer,أسماء=Asma,خلود=Kholoud,غادة=Ghadah',
);
const men = pairs(
  'محمد=Mohammed,عبدالله=Abdullah,خالد=Khalid,فهد=Fahad,سلطان=Sultan,تركي=Turki,سعود=Saud,عبدالرحمن=Abdulrahman,ناصر=Nasser,ماجد=Majed,بندر=Bandar,يزيد=Yazeed,مشعل=Mishal,عمر=Omar,إبراهيم=Ibrahim,يوسف=Yousef,طلال=Talal,راكان=Rakan,وليد=Waleed,زياد=Ziyad',
);
const families = pairs(
  'القحطاني=Al-Qahtani,العتيبي=Al-Otaibi,الحربي=Al-Harbi,الغامدي=Al-Ghamdi,الزهراني=Al-Zahrani,الشهري=Al-Shehri,الدوسري=Al-Dosari,المطيري=Al-Mutairi,العنزي=Al-Anazi,الشمري=Al-Shammari,السبيعي=Al-Subaie,البقمي=Al-Buqami,العسيري=Al-Asiri,المالكي=Al-Malki,الرشيدي=Al-Rashidi,الجهني=Al-Juhani,التميمي=Al-Tamimi,الخالدي=Al-Khaldi,السلمي=Al-Sulami,باعشن=Baashen,الحسن=El-Hassan,مرسي=Morsi,خان=Khan,رحمن=Rahman,سانتوس=Santos',
);
const cities = pairs(
  'الرياض=Riyadh,جدة=Jeddah,الدمام=Dammam,مكة المكرمة=Makkah,المدينة المنورة=Madinah,أبها=Abha,تبوك=Tabuk,حائل=Hail',
);
const categories = ['PHYSICIAN', 'NURSE', 'PHARMACIST', 'ALLIED', 'DENTIST', 'TECHNICIAN', 'NURSE', 'PHYSICIAN'];
const foreign = ['EG', 'PK', 'SD', 'PH', 'IN', 'JO'];

const staffRoles = [
  ['REVIEWER'],
  ['REVIEWER'],
  ['COMMITTEE'],
  ['EXAMINER'],
  ['FINANCE'],
  ['SECRETARY_GENERAL'],
  ['SUPPORT'],
  ['ADMIN'],
  ['REVIEW_LEAD', 'REVIEWER'],
  ['COMMITTEE'],
  ['COMMITTEE'],
  ['COMMITTEE'],
];

const pick = (/** @type {readonly any[]} */ list, /** @type {number} */ index) => list[index % list.length];

/** Ten digits that pass the Luhn check, first digit 1 for Saudis and 2 for residents. */
const idNumber = (/** @type {number} */ index, /** @type {boolean} */ saudi) => {
  const nine = `${saudi ? 1 : 2}00${String(900_000 + index * 37).padStart(6, '0')}`;
  return `${nine}${luhnDigit([...nine].map(Number))}`;
};

/** The secret of a sample app, 20 bytes in base 32 that nobody takes for a real one: of each person another. */
const totpSecret = (/** @type {string} */ key) =>
  `MUMARISSAMPLESTAFFNOTSECRET${key.replace(/\d/g, (digit) => 'ABCDEFGHIJ'.charAt(Number(digit)))}AA`;

/** @returns {Person} */
const person = (/** @type {number} */ index, /** @type {string[]} */ roles) => {
  const female = index % 2 === 0;
  const saudi = index % 5 !== 4;
  const firstName = pick(female ? women : men, Math.floor(index / 2) * 3 + index);
  const lastName = pick(families, index * 7 + Math.floor(index / 25));
  const handle = `${firstName.en}.${lastName.en}`.toLowerCase().replace(/[^a-z.]/g, '');
  const key = String(index + 1).padStart(3, '0');
  const somebody = {
    key,
    roles,
    firstName,
    lastName,
    email:
      roles[0] === 'PRACTITIONER'
        ? `${handle}.${key}@mail.example`
        : `${roles[0]?.toLowerCase().replace('_', '-')}.${key}@mumaris.example`,
    mobile: `+9665${String(50_000_000 + index * 9_173).padStart(8, '0')}`,
    idNumber: idNumber(index, saudi),
    language: /** @type {'AR' | 'EN'} */ (saudi || index % 10 === 4 ? 'AR' : 'EN'),
    ...(roles[0] !== 'PRACTITIONER' && { totpSecret: totpSecret(key) }),
    dateOfBirth: `${1962 + ((index * 13) % 38)}-${String(1 + ((index * 5) % 12)).padStart(2, '0')}-${String(1 + ((index * 11) % 28)).padStart(2, '0')}`,
    gender: /** @type {'FEMALE' | 'MALE'} */ (female ? 'FEMALE' : 'MALE'),
    nationality: saudi ? 'SA' : pick(foreign, index),
    category: pick(categories, index),
    city: pick(cities, index * 3),
  };
  if (roles[0] !== 'PRACTITIONER') return somebody;
  const held = heldBy(index, somebody.category);
  return { ...somebody, career: careerOf({ index, ...somebody }, men), ...(held && { held }) };
};

/** 200 practitioners, staff of each role, two hospitals. @returns {Sample} */
export const samplePeople = () => ({
  password: 'Mumaris-Sample-2026',
  people: [
    ...Array.from({ length: 200 }, (_, index) => person(index, ['PRACTITIONER'])),
    ...staffRoles.map((roles, index) => person(200 + index, roles)),
  ],
  organisations: [
    {
      key: '001',
      name: { ar: 'مستشفى النخيل التخصصي', en: 'Al-Nakheel Specialist Hospital' },
      city: { ar: 'الرياض', en: 'Riyadh' },
    },
    {
      key: '002',
      name: { ar: 'مستشفى الساحل العام', en: 'Al-Sahel General Hospital' },
      city: { ar: 'جدة', en: 'Jeddah' },
    },
  ],
});
