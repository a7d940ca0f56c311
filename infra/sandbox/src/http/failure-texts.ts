/** Every way to fail: HTTP status and what a person reads, Arabic and English. */
export const FAILURES = {
  INVALID_INPUT: [
    400,
    'البيانات المرسلة غير صحيحة. صحّحوها ثم أعيدوا المحاولة.',
    'The input is not valid. Correct it and try again.',
  ],
  MALFORMED_JSON: [400, 'نص الطلب ليس بصيغة JSON صحيحة.', 'The body is not valid JSON.'],
  MALFORMED_REQUEST: [400, 'تعذّر فهم الطلب.', 'The request could not be understood.'],
  IDEMPOTENCY_KEY_MISSING: [
    400,
    'الترويسة \u2068Idempotency-Key\u2069 مطلوبة.',
    'The header Idempotency-Key is required.',
  ],
  INVALID_DURATION: [
    400,
    'اكتبوا المدة بصيغة \u2068ISO 8601\u2069، مثل \u2068P31D\u2069 أو \u2068PT1H\u2069، على أن تكون أكبر من صفر.',
    'Write the duration as ISO 8601 has it, such as P31D or PT1H, without fractions and more than zero.',
  ],
  SECRET_INVALID: [
    400,
    'المفتاح السري غير صحيح. اكتبوا 26 خانة أو أكثر، من الحروف \u2068A–Z\u2069 والأرقام \u20682–7\u2069.',
    'The secret is not valid. Write 26 or more of the letters A to Z and the digits 2 to 7.',
  ],
  UNAUTHORIZED: [401, 'المفتاح ناقص أو غير صحيح.', 'The key is missing or wrong.'],
  SIGNATURE_INVALID: [401, 'التوقيع ناقص أو غير صحيح أو قديم.', 'The signature is missing, wrong or old.'],
  CROSS_SITE: [403, 'لا يُقبل هذا الطلب من موقع آخر.', 'This request is not accepted from another site.'],
  NOT_FOUND: [404, 'لا يوجد شيء في هذا العنوان.', 'There is nothing at this address.'],
  MESSAGE_NOT_FOUND: [404, 'الرسالة غير موجودة.', 'There is no such message.'],
  BILL_NOT_FOUND: [404, 'الفاتورة غير موجودة.', 'There is no such bill.'],
  CHECKOUT_NOT_FOUND: [404, 'عملية السداد غير موجودة.', 'There is no such checkout.'],
  PAYMENT_NOT_FOUND: [404, 'المبلغ المسدّد غير موجود.', 'There is no such payment.'],
  NOTIFICATION_NOT_FOUND: [404, 'الإشعار غير موجود.', 'There is no such notification.'],
  AUTHENTICATOR_NOT_FOUND: [
    404,
    'الحساب غير موجود في تطبيق المصادقة.',
    'There is no such account in the authenticator app.',
  ],
  NO_MESSAGE_IN_TIME: [408, 'لم تصل رسالة مطابقة في الوقت المحدد.', 'No matching message came in time.'],
  IDEMPOTENCY_KEY_REUSED: [
    409,
    'سبق استخدام المفتاح نفسه مع طلب مختلف.',
    'The same Idempotency-Key came before with another request.',
  ],
  BILL_PAID: [409, 'الفاتورة مسدّدة.', 'The bill is paid.'],
  BILL_WITHDRAWN: [409, 'الفاتورة مسحوبة.', 'The bill is withdrawn.'],
  CHECKOUT_EXPIRED: [409, 'انتهت مهلة عملية السداد.', 'The checkout has expired.'],
  CHECKOUT_CAPTURED: [409, 'سُدّد المبلغ من قبل.', 'The checkout is already paid.'],
  REFUND_TOO_LARGE: [
    409,
    'المبلغ أكبر مما بقي من المبلغ المسدّد.',
    'The amount is more than what is left of the payment.',
  ],
  CLOCK_BACKWARD: [
    409,
    'الساعة تتقدم ولا تتأخر. أعيدوا ضبطها للعودة إلى الوقت الحقيقي.',
    'The clock only goes forward. Reset it to go back.',
  ],
  CLOCK_TOO_FAR: [409, 'لا تتقدم الساعة أكثر من عشر سنوات.', 'The clock goes at most ten years ahead.'],
  BODY_TOO_LARGE: [413, 'نص الطلب أكبر من المسموح به.', 'The body is larger than allowed.'],
  UNSUPPORTED_BODY: [415, 'صيغة الطلب أو ترميزه غير مدعوم.', 'The body type or encoding is not supported.'],
  CODE_TOO_EARLY: [
    425,
    'استُخدمت رموز هذه اللحظة كلها. مدة الانتظار بالثواني حتى الرمز التالي: {seconds}',
    'Every code of this moment is used. Seconds until the next one: {seconds}',
  ],
  INTERNAL: [500, 'حدث خطأ غير متوقع في البيئة التجريبية.', 'Something unexpected happened in the sandbox.'],
  SWITCHED_OFF: [503, 'هذه الخدمة متوقفة بمفتاح الأعطال.', 'This service is switched off by the fault switch.'],
  TOO_MANY_LISTENERS: [503, 'عدد المستمعين كبير. أعيدوا المحاولة لاحقًا.', 'Too many are listening. Try again later.'],
  NOT_READY: [503, 'البيئة التجريبية غير جاهزة بعد.', 'The sandbox is not ready yet.'],
} as const satisfies Record<string, readonly [number, string, string]>;

export type FailureCode = keyof typeof FAILURES;
