export const usage = `usage: npm run check-credential -- PROOF --keys FILE [--status-list FILE …] [--at WHEN] [--issuer ADDRESS] [--json]
       npx ./scripts/check-credential PROOF …, with any Node from 20 on; it asks nobody
  PROOF          the proof as its holder gave it: a file, or - for the standard input
  --keys         the issuer's published keys, saved from <issuer>/.well-known/jwks.json
  --status-list  a list that the proof names, saved from its address; one for revocation, one for suspension
  --at           the moment that is asked about, such as 2026-03-01T09:00:00Z, or a day in Riyadh; now where it is left out
  --issuer       whose proof it has to be, where the saved keys do not say it
  --json         the answer as JSON
  The first line is the answer in three words: GOOD or BAD, of the signature alone; NOT_YET_VALID, VALID or EXPIRED; OK, SUSPENDED, REVOKED
  or UNKNOWN. Ends with 0 where these are GOOD VALID OK; otherwise with 1 for a BAD signature, 4 for SUSPENDED or REVOKED, 3 outside its days,
  5 for an UNKNOWN status, in this order; with 2 where it could not look.

الاستعمال: ملف الإثبات ثم مفاتيح الجهة المصدرة كما حُفظت، ثم قوائم الحالة إن وُجدت. لا يتصل هذا الأمر بأحد.
  السطر الأول هو الجواب بثلاث كلمات: التوقيع، ثم المدة، ثم الحالة. وتحته البيان بالعربية والإنجليزية.`;
