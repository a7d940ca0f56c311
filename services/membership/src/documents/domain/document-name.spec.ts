import { documentName } from './document-name';

const pdf = (typed: string) => documentName(typed, 255, 'application/pdf');
const png = (typed: string) => documentName(typed, 255, 'image/png');

describe('MEM-05 the name of a document', () => {
  it.each([
    ['شهادة\u200F.pdf', 'شهادة.pdf'],
    ['Jose\u0301.pdf', 'Jos\u00E9.pdf'],
    ['\u0627\u0653ثار.pdf', '\u0622ثار.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['..\\..\\boot.ini', 'boot.pdf'],
    ['C:\\cv.pdf', 'cv.pdf'],
    ['a/b.pdf', 'b.pdf'],
    ['%2e%2e%2fx.pdf', '%2e%2e%2fx.pdf'],
    ['cv.pdf\0.exe', 'cv.pdf'],
    ['', 'document.pdf'],
    ['.', 'document.pdf'],
    ['..', 'document.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    ['CON.pdf', 'document.pdf'],
    ['IMG_0042.JPG', 'IMG_0042.pdf'],
    ['شهادة', 'شهادة.pdf'],
    ['thesis v1.2', 'thesis v1.2.pdf'],
  ])('%j of a PDF is %j', (typed, expected) => expect(pdf(typed)).toBe(expected));

  it('ends as its bytes are, not as a mark that turns letters makes it look', () => {
    expect(png('صورة\u202Efdp.exe')).toBe('صورةfdp.png');
    expect(png('degree.pdf')).toBe('degree.png');
    expect(documentName('face.JPEG', 255, 'image/jpeg')).toBe('face.JPEG');
  });

  it('has no line break, so that none gets into a header', () =>
    expect(pdf('x\r\nSet-Cookie: a=b.pdf')).not.toMatch(/[\r\n]/));

  it('is cut to 255 bytes before a whole sign, and keeps its ending', () => {
    expect(pdf(`${'ش'.repeat(200)}.pdf`)).toBe(`${'ش'.repeat(125)}.pdf`);
    expect(pdf(`${'ب\u064E'.repeat(100)}.pdf`)).toBe(`${'ب\u064E'.repeat(62)}.pdf`);
    const family = '👨‍👩‍👧';
    for (let before = 240; before < 256; before += 1) {
      const cut = pdf(`${'a'.repeat(before)}${family}.pdf`);
      expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(255);
      expect([`${'a'.repeat(before)}.pdf`, `${'a'.repeat(before)}${family}.pdf`, `${'a'.repeat(251)}.pdf`]).toContain(
        cut,
      );
    }
  });

  it('is cleaned and cut before its kind is known, too', () => {
    expect(documentName('a/\u202Eb.exe', 255)).toBe('b.exe');
    expect(Buffer.byteLength(documentName('ش'.repeat(3_000), 255))).toBeLessThanOrEqual(255);
    expect(documentName('\0', 255)).toBe('document');
  });
});
