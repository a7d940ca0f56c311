/** @typedef {{ ar: string, en: string }} Text */

/** What each word of an answer means. @satisfies {Record<string, Text>} */
export const words = /** @type {const} */ ({
  GOOD: {
    ar: 'التوقيع صحيح: صدرت الوثيقة عن هذه الجهة ولم يتغير فيها شيء.',
    en: 'The signature is good: the document is the issuer’s, and nothing in it was changed.',
  },
  BAD: {
    ar: 'التوقيع غير صحيح. لا تعتمدوا على هذه الوثيقة.',
    en: 'The signature is bad. Do not rely on this document.',
  },
  NOT_WHOLE: {
    ar: 'النص ناقص أو ليس إثباتًا. اطلبوا من صاحبه الملف كاملًا كما حُفظ.',
    en: 'The text is not whole, or is no proof. Ask its holder for the whole file as it was saved.',
  },
  OTHER_ALGORITHM: {
    ar: 'وُقّع النص بخوارزمية لا تُقبل، أو بلا توقيع. خوارزمية الجهة هي \u2068EdDSA\u2069 وحدها.',
    en: 'It is signed by an algorithm that is not taken, or by none. The issuer’s is EdDSA alone.',
  },
  OTHER_KIND: {
    ar: 'وُقّع نص من نوع آخر، وليس إثباتًا لوثيقة.',
    en: 'What was signed is of another kind, and no proof of a document.',
  },
  UNKNOWN_KEY: {
    ar: 'المفتاح الذي يسميه ليس بين المفاتيح المحفوظة. احفظوا مفاتيح الجهة من جديد، وإن بقي مجهولًا فالوثيقة ليست لها.',
    en: 'The key that it names is not among the saved ones. Save the issuer’s keys anew; if it is still unknown, the document is not the issuer’s.',
  },
  FORGED: {
    ar: 'لا يطابق التوقيع النص: غُيّر فيه شيء بعد توقيعه، أو زُوّر.',
    en: 'The signature does not fit the text: it was changed after it was signed, or forged.',
  },
  OTHER_ISSUER: {
    ar: 'تسمي الوثيقة جهة أخرى غير صاحبة هذه المفاتيح.',
    en: 'The document names another issuer than whose keys these are.',
  },
  NOT_YET_VALID: { ar: 'المدة: لم تبدأ بعد.', en: 'Its days: they have not begun.' },
  VALID: { ar: 'المدة: سارية في هذا الوقت.', en: 'Its days: it is in force at that moment.' },
  EXPIRED: { ar: 'المدة: انتهت.', en: 'Its days: they are over.' },
  OK: { ar: 'الحالة: ليست ملغاة ولا موقوفة.', en: 'Its status: neither revoked nor suspended.' },
  SUSPENDED: { ar: 'الحالة: موقوفة.', en: 'Its status: suspended.' },
  REVOKED: { ar: 'الحالة: ملغاة، أو حلت أخرى محلها.', en: 'Its status: revoked, or another took its place.' },
  UNKNOWN: {
    ar: 'الحالة: غير معروفة. احفظوا قائمتي الحالة اللتين تسميهما الوثيقة وأعيدوا الفحص.',
    en: 'Its status: unknown. Save the two lists that the document names, and check again.',
  },
  LIST_MISSING: { ar: 'لم تُعطَ هذه القائمة', en: 'This list was not given' },
  WRONG_LIST: { ar: 'لا تسمي الوثيقة هذه القائمة', en: 'The document does not name this list' },
  BAD_LIST: { ar: 'توقيع هذه القائمة غير صحيح', en: 'The signature of this list is bad' },
  NO_LIST: { ar: 'ليس هذا الملف قائمة حالة', en: 'This file is no list of status' },
  LIST_TOO_OLD: { ar: 'هذه القائمة أقدم من أن يُعتمد عليها', en: 'This list is too old to be relied on' },
  LIST_TOO_NEW: { ar: 'صدرت هذه القائمة بعد الوقت المسؤول عنه', en: 'This list is of after the moment asked about' },
  LIST_TOO_SHORT: { ar: 'هذه القائمة أقصر مما يجب', en: 'This list is shorter than it has to be' },
});
