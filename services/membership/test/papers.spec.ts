import path from 'node:path';
import { createPdfRenderer } from '@mumaris/kit/pdf/pdf-renderer';
import { type PdfLine, pdfLines } from '@mumaris/kit/testing/pdf-text';
import { conditionsAt } from '../src/credentials';
import { setCondition } from '../src/credentials/domain/condition';
import { credentialPaper } from '../src/papers/domain/credential-paper';
import { contents, granted, makingAt } from './paper-given';
import { profile } from './people';

/** By the templates as they are shipped. */
const renderer = createPdfRenderer(path.join(__dirname, '..', 'papers'));
afterAll(() => renderer.stop());

const now = new Date('2026-11-22T09:00:00.000Z');
const print = (data: object) => renderer.render({ template: 'certificate.typ', data, madeAt: now });
/** Without blanks, isolates and what draws a letter out. */
const bare = (text: string) => text.replaceAll(/[\s\u00a0\u2066-\u2069]|\u0640|\u200d/g, '');
/** Whether a text stands in a line, read from the side at which its language begins. */
const holds = (lines: readonly PdfLine[], { ar, en }: { ar?: string; en?: string }) =>
  lines.some(
    ({ fromRight, fromLeft }) =>
      (ar !== undefined && bare(fromRight).includes(bare(ar))) ||
      (en !== undefined && bare(fromLeft).includes(bare(en))),
  );

const goodStanding = granted({
  kind: 'GOOD_STANDING',
  content: {
    addressee: { name: 'General Medical Council', country: 'GB' },
    classification: { specialty: 'CRITICAL_CARE_NURSING', rank: 'NURSE_SPECIALIST' },
    sanctions: [
      { text: { ar: 'إيقاف عن الممارسة', en: 'Suspension from practice' }, decidedOn: '2027-04-01' },
      { text: { ar: 'إنذار', en: 'Warning' }, decidedOn: '2027-02-01' },
    ],
    registration: {
      ...{ number: 'R-731-904-226', status: 'SUSPENDED', startsOn: '2026-03-02', expiresOn: '2028-03-01' },
      suspendedUntil: '2027-05-05',
      conditions: [
        {
          kind: 'SUPERVISION',
          wording: { ar: 'يمارس المهنة تحت إشراف استشاري.', en: 'Practises under the supervision of a consultant.' },
          ...{ startsOn: '2027-01-10', lastDay: '2027-04-09' },
        },
      ],
    },
  },
});

describe('MEM-60 a document as it is printed', () => {
  it.each(contents)('is a $kind with all that it says, each language in the order in which it is read', async (one) => {
    const data = credentialPaper(granted(one), makingAt(now));
    const lines = await pdfLines(await print(data));
    const texts = [data.title, data.issuer.name, ...data.facts.flatMap(({ label, words }) => [label, words])];
    for (const { ar, en } of texts) {
      if (ar !== en) expect([ar, holds(lines, { ar })]).toEqual([ar, true]);
      expect([en, holds(lines, { ar: en, en })]).toEqual([en, true]);
    }
    for (const { figures } of data.facts)
      if (figures) expect(holds(lines, { en: `${figures.iso}=${figures.hijri}` })).toBe(true);
    expect(holds(lines, { en: data.check.code })).toBe(true);
  });

  it('MEM-15 MEM-65 is a certificate of good standing with the sanctions and conditions of its day of issue', async () => {
    const lines = await pdfLines(await print(credentialPaper(goodStanding, makingAt('2027-04-20T09:00:00.000Z'))));
    for (const words of [
      { ar: 'شهادة براءة مهنية', en: 'Certificate of good standing' },
      { en: 'General Medical Council' },
      { ar: 'المملكة المتحدة', en: 'United Kingdom' },
      { en: 'R-731-904-226' },
      { en: 'Suspended from practice until Wednesday 5 May 2027' },
      { ar: 'إنذار صدر يوم', en: 'Warning, decided on Monday 1 February 2027' },
      { ar: 'يمارس المهنة تحت إشراف استشاري.', en: 'Practises under the supervision of a consultant.' },
    ])
      expect([words, holds(lines, words)]).toEqual([words, true]);
    expect(holds(lines, { en: 'practitioner’s copy' })).toBe(false);
    const copy = credentialPaper(goodStanding, { ...makingAt(now), copy: true });
    expect(holds(await pdfLines(await print(copy)), { ar: 'نسخة الممارس الصحي', en: 'practitioner’s copy' })).toBe(
      true,
    );
  });

  it('is the same to the byte each time', async () => {
    const paper = () => print(credentialPaper(granted(contents[1]), makingAt(now)));
    expect(await paper()).toEqual(await paper());
  });

  it('MEM-65 goes on over pages with all of its conditions', async () => {
    const wording = (at: number) => ({
      ar: `لا يمارس إلا تحت إشراف استشاري رقم ${at + 101}.`,
      en: `Condition ${at + 101}.`,
    });
    const all = Array.from({ length: 20 }, (_, at) => at);
    const conditioned = all.reduce((credential, at) => {
      const order = { id: `con_${at}`, kind: 'SUPERVISION', wording: wording(at), startsOn: '2026-05-01' } as const;
      return setCondition(credential, { ...order, lastDay: null }, now).state;
    }, granted(contents[1]));
    expect(conditionsAt(conditioned, now)).toHaveLength(20);
    const lines = await pdfLines(await print(credentialPaper(conditioned, makingAt(now))));
    for (const at of all) expect([at, holds(lines, wording(at))]).toEqual([at, true]);
    expect(holds(lines, { ar: 'شروط سارية على الممارسة' })).toBe(true);
  });

  it('has what its holder stated as it was written, also what Typst would read as its own', async () => {
    const title = '#eval("1") *x* $a$';
    const content = { ...contents[3].content, title };
    const data = credentialPaper(granted({ kind: 'RECOGNISED_CERTIFICATE', content }), makingAt(now));
    const lines = await pdfLines(await print(data));
    expect(holds(lines, { en: title })).toBe(true);
    expect(holds(lines, profile.name)).toBe(true);
  });
});
