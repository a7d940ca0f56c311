import sharp from 'sharp';
import { blank, chunk, latin, packed, pdf, png, stream } from '../../../test/document-files';
import type { DocumentType } from '../domain/document-type';
import { loadDocumentTypes, loadUploadRules } from '../rules/load-rules';
import { createInspect, type Inspected, isRefusal } from './inspect';
import { deflateSync } from 'node:zlib';

const inspect = createInspect(loadUploadRules());
const types = loadDocumentTypes();
const degree = types.get('DEGREE_CERTIFICATE');

const codeOf = async (bytes: Buffer, type: DocumentType = degree) => {
  const looked = await inspect(bytes, type);
  return isRefusal(looked) ? looked.code : 'taken';
};

const taken = async (bytes: Buffer): Promise<Inspected> => {
  const looked = await inspect(bytes, degree);
  if (isRefusal(looked)) throw new Error(looked.code);
  return looked;
};

/** Where a pixel is in a picture on white, and what it shows. */
const pixelsOf = async (bytes: Buffer) => {
  const { data, info } = await sharp(bytes)
    .flatten({ background: 'white' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => [...data.subarray((y * info.width + x) * info.channels).subarray(0, 3)];
  return { ...info, at };
};

const hex = (text: string) => Buffer.from(text, 'hex');
const script = '/S /JavaScript /JS (app.alert\\(1\\))';

describe('MEM-05 what a file is, is told by its bytes', () => {
  it.each([
    ['GIF', '474946383961', 'GIF'],
    ['WebP', '524946460a000000574542505650384c', 'WEBP'],
    ['TIFF', '49492a00', 'TIF'],
    ['BMP', '424d', 'BMP'],
    ['ZIP or DOCX', '504b0304', 'ZIP'],
    ['EXE', '4d5a9000', 'EXE'],
    ['ELF', '7f454c46', 'ELF'],
    ['JPEG 2000', '0000000c6a5020200d0a870a', undefined],
    ['JPEG XL', 'ff0a', 'JXL'],
    ['AVIF', '00000014667479706176696600000000617669666d696631', 'AVIF'],
    ['SVG', '3c737667', undefined],
    ['HTML', '3c21444f43545950452068746d6c3e', undefined],
    ['PostScript', '252150532d41646f6265', 'PS'],
    ['RTF', '7b5c72746631', 'RTF'],
    ['text', 'd8b4d987d8a7d8afd8a9', undefined],
    ['gzip', '1f8b08', 'GZ'],
  ])('%s is refused, and named where it is known', async (_, bytes, kind) =>
    expect(await inspect(hex(bytes), degree)).toEqual(
      kind ? { code: 'DOCUMENT_KIND', details: { kind } } : { code: 'DOCUMENT_KIND_UNKNOWN', details: {} },
    ),
  );

  it.each([
    ['heic', '0000001c667479706865696300000000686569636d69663168656966'],
    ['mif1', '0000001c667479706d696631000000006d696631686569636d696166'],
  ])('a phone’s HEIC picture (%s) is refused as that', async (_, bytes) =>
    expect(await codeOf(hex(bytes))).toBe('DOCUMENT_HEIC'),
  );

  it.each([
    ['a PDF that is none', () => latin('%PDF-1.7\nnot a pdf\n')],
    ['the beginning of a PNG', () => hex('89504e470d0a1a0a')],
    ['the beginning of a JPEG', () => hex('ffd8ffe000104a4649460001')],
    ['a PDF that was cut off', () => pdf(blank()).subarray(0, 250)],
  ])('%s is refused as damaged', async (_, make) => expect(await codeOf(make())).toBe('DOCUMENT_DAMAGED'));

  it('a JPEG that was cut off is refused, and never stored with a grey half', async () => {
    const raw = Buffer.from(Array.from({ length: 360_000 }, (_, index) => (index * 7_919) % 251));
    const whole = await sharp(raw, { raw: { width: 400, height: 300, channels: 3 } })
      .jpeg()
      .toBuffer();
    expect(await codeOf(whole)).toBe('taken');
    expect(await codeOf(whole.subarray(0, 36_000))).toBe('DOCUMENT_DAMAGED');
  });
});

describe('MEM-05 a picture is made anew', () => {
  const blue = { create: { width: 40, height: 30, channels: 3, background: 'blue' } } as const;
  const plain = (width: number, height: number, background: string) =>
    sharp({ create: { width, height, channels: 3, background } });

  it('upright, also in its preview', async () => {
    const red = { create: { width: 20, height: 30, channels: 3, background: 'red' } } as const;
    const sent = await sharp(blue)
      .composite([{ input: red, left: 0, top: 0 }])
      .jpeg({ quality: 95 })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const { bytes, previews } = await taken(sent);
    for (const picture of [bytes, ...previews]) {
      const { width, height, at } = await pixelsOf(picture);
      expect([width, height]).toEqual([30, 40]);
      expect(at(15, 5)[0]).toBeGreaterThan(200);
      expect(at(15, 34)[2]).toBeGreaterThan(200);
    }
    expect((await sharp(bytes).metadata()).orientation).toBeUndefined();
  });

  it('without place, owner and comments', async () => {
    const xmp = '<x:xmpmeta xmlns:x="adobe:ns:meta/"><Creator>Noura</Creator></x:xmpmeta>';
    const gps = {
      GPSLatitudeRef: 'N',
      GPSLatitude: '24/1 38/1 0/1',
      GPSLongitudeRef: 'E',
      GPSLongitude: '46/1 43/1 0/1',
    };
    const jpeg = await plain(60, 80, 'white')
      .jpeg()
      .withExif({ IFD0: { Make: 'PhoneMaker' }, IFD3: gps })
      .withXmp(xmp)
      .toBuffer();
    const marked = png(2, 2, {
      before: [chunk('tEXt', latin('Author\0Noura')), chunk('eXIf', latin('MM\0*\0\0\0\b\0\0'))],
    });
    const personal = /Exif|PhoneMaker|xmpmeta|Noura|tEXt|eXIf/;
    for (const sent of [jpeg, marked]) {
      expect(sent.toString('latin1')).toMatch(personal);
      const { bytes, previews } = await taken(sent);
      for (const picture of [bytes, ...previews]) expect(picture.toString('latin1')).not.toMatch(personal);
    }
  });

  it('in three channels of sRGB, where it was made for print', async () => {
    const black = { create: { width: 20, height: 20, channels: 3, background: 'black' } } as const;
    const cmyk = await plain(40, 20, 'white')
      .composite([{ input: black, left: 20, top: 0 }])
      .toColourspace('cmyk')
      .jpeg({ quality: 95 })
      .toBuffer();
    const { channels, at } = await pixelsOf((await taken(cmyk)).bytes);
    expect(channels).toBe(3);
    expect(Math.min(...at(10, 10))).toBeGreaterThanOrEqual(250);
    expect(Math.max(...at(30, 10))).toBeLessThanOrEqual(40);
  });

  it('on white where it is clear, in 8 bits where it has 16, and readable where it has one', async () => {
    const clear = await taken(png(2, 1, { colour: 4, raw: Buffer.from([0, 0, 0, 0, 255]) }));
    for (const picture of [clear.bytes, ...clear.previews]) {
      const { at } = await pixelsOf(picture);
      expect([at(0, 0)[0], at(1, 0)[0]]).toEqual([expect.any(Number), expect.any(Number)]);
      expect(Number(at(0, 0)[0]) - Number(at(1, 0)[0])).toBeGreaterThan(200);
    }
    const deep = (await taken(png(2, 1, { depth: 16, raw: Buffer.from([0, 0x80, 0, 0xff, 0xff]) }))).bytes;
    expect((await sharp(deep).metadata()).depth).toBe('uchar');
    const grey = await pixelsOf(deep);
    expect([grey.at(0, 0)[0], grey.at(1, 0)[0]]).toEqual([128, 255]);
    const fax = await pixelsOf((await taken(png(8, 1, { depth: 1, raw: Buffer.from([0, 0b10101010]) }))).bytes);
    expect([0, 1, 2, 3].map((x) => fax.at(x, 0)[0])).toEqual([255, 0, 255, 0]);
  });
});

describe('MEM-05 pixels, not bytes, are the weight of a picture', () => {
  const bomb = png(30_000, 30_000, { depth: 1 });

  it('a bomb is refused by its header, a hundred of them at once without weight', async () => {
    await inspect(bomb, degree);
    const startedAt = performance.now();
    expect(await inspect(bomb, degree)).toEqual({
      code: 'PICTURE_TOO_LARGE',
      details: { width: 30_000, height: 30_000, max: 64 },
    });
    expect(performance.now() - startedAt).toBeLessThan(100);
    const before = process.memoryUsage().rss;
    const codes = await Promise.all(Array.from({ length: 100 }, () => codeOf(bomb)));
    expect(new Set(codes)).toEqual(new Set(['PICTURE_TOO_LARGE']));
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1_048_576);
  });

  it('a picture of a 50-megapixel phone is taken', async () =>
    expect(await codeOf(png(8_160, 6_120, { depth: 1 }))).toBe('taken'));
});

describe('MEM-03 a personal photo', () => {
  const photo = types.get('PERSONAL_PHOTO');
  it('is a picture of its shape and size, judged as it stands', async () => {
    expect(await codeOf(png(300, 400), photo)).toBe('taken');
    expect(await codeOf(pdf(blank()), photo)).toBe('DOCUMENT_NOT_AS_PICTURE');
    expect(await codeOf(png(299, 400), photo)).toBe('PICTURE_TOO_SMALL');
    expect(await codeOf(png(800, 600), photo)).toBe('PICTURE_SHAPE');
    const onItsSide = await sharp(png(800, 600)).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    expect(await codeOf(onItsSide, photo)).toBe('taken');
  });
});

describe('MEM-05 a PDF', () => {
  const page = '/Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 99 99] /A << /S /URI /URI (https://example.org)';
  const file = '<< /Type /Filespec /F (a.exe) /EF << /F 4 0 R >> >>';
  const embedded = stream(latin('MZ'), '/Type /EmbeddedFile');

  it.each([
    ['when it opens', pdf(blank(`/OpenAction << ${script} >>`))],
    ['by names in hex', pdf(blank('/OpenAction << /S /J#61vaScript /J#53 <6170702e616c6572742831293b> >>'))],
    [
      'out of a name tree',
      pdf([
        ...blank('/Names << /JavaScript << /Kids [4 0 R] >> >>'),
        `<< /Limits [(a) (a)] /Names [(a) << ${script} >>] >>`,
      ]),
    ],
    ['when a page opens', pdf(blank('', `/AA << /O << ${script} >> >>`))],
    ['behind a link', pdf(blank('', `${page} /Next << ${script} >> >> >>]`))],
    [
      'out of a compressed object',
      packed(blank('/Names << /JavaScript 5 0 R >>'), [`<< /Names [(a) << ${script} >>] >>`]),
    ],
    ['as another program', pdf(blank('/OpenAction << /S /Launch /F (calc.exe) >>'))],
    ['as a form of XFA', pdf([...blank('/AcroForm << /Fields [] /XFA 4 0 R >>'), stream(latin('<xdp/>'))])],
  ])('that runs something %s is refused', async (_, bytes) => expect(await codeOf(bytes)).toBe('PDF_RUNS_SOMETHING'));

  const skills = latin('BT /F 12 Tf 60 700 Td (Skills: HTML/CSS/JavaScript, /OpenAction, /EmbeddedFiles) Tj ET');
  const cv = (content: string) =>
    pdf([
      ...blank('', '/Contents 4 0 R /Resources << /Font << /F 5 0 R >> >>'),
      content,
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    ]);
  const twice = (() => {
    const before = pdf(blank());
    const added = '4 0 obj\n<< /Title (Degree) >>\nendobj\n';
    const place = String(before.length).padStart(10, '0');
    return Buffer.concat([
      before,
      latin(
        `${added}xref\n4 1\n${place} 00000 n \ntrailer\n<< /Size 5 /Root 1 0 R /Info 4 0 R /Prev 194 >>\nstartxref\n${before.length + added.length}\n%%EOF\n`,
      ),
    ]);
  })();

  it.each([
    ['a CV that lists its skills', cv(stream(skills))],
    ['the same, compressed', cv(stream(deflateSync(skills), '/Filter /FlateDecode'))],
    ['a link to the university', pdf(blank('', `${page} >> >>]`))],
    ['one that opens at a page', pdf(blank('/OpenAction [3 0 R /Fit]'))],
    ['one that was saved a second time', twice],
    [
      'a font that has the name of files',
      pdf([
        ...blank('', '/Resources << /Font << /EF 4 0 R >> >>'),
        '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
      ]),
    ],
  ])('that only looks dangerous is taken: %s', async (_, bytes) => {
    const looked = await taken(bytes);
    expect(looked).toMatchObject({ mediaType: 'application/pdf', pages: 1 });
    expect(looked.bytes).toEqual(bytes);
    expect(looked.previews).toHaveLength(1);
  });

  it('with a form that was filled in shows what was', async () => {
    const field = '<< /Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Noura) /Rect [60 700 300 720] /P 3 0 R >>';
    const darkest = async (bytes: Buffer) =>
      (await sharp((await taken(bytes)).previews[0]).stats()).channels[0]?.min ?? 255;
    expect(await darkest(pdf([...blank('/AcroForm << /Fields [4 0 R] >>', '/Annots [4 0 R]'), field]))).toBeLessThan(
      128,
    );
    expect(await darkest(pdf(blank()))).toBeGreaterThan(240);
  });

  it.each([
    [
      'in its name tree',
      pdf([
        ...blank('/Names << /EmbeddedFiles << /Kids [6 0 R] >> >>'),
        embedded,
        file,
        '<< /Limits [(a) (a)] /Names [(a) 5 0 R] >>',
      ]),
    ],
    [
      'as a note on a page',
      pdf([
        ...blank('', '/Annots [<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS 5 0 R >>]'),
        embedded,
        file,
      ]),
    ],
    [
      'as invoices carry them',
      pdf([
        ...blank('/AF [5 0 R]'),
        stream(latin('<Invoice/>'), '/Type /EmbeddedFile /Subtype /text#2Fxml'),
        '<< /Type /Filespec /F (invoice.xml) /AFRelationship /Data /EF << /F 4 0 R >> >>',
      ]),
    ],
  ])('with files inside (%s) is refused', async (_, bytes) => expect(await codeOf(bytes)).toBe('PDF_HOLDS_FILES'));

  const locked = (owner: string, user: string) =>
    pdf(
      blank(),
      `/Encrypt << /Filter /Standard /V 1 /R 2 /P -64 /O <${owner}> /U <${user}> >> /ID [<000102030405060708090a0b0c0d0e0f> <000102030405060708090a0b0c0d0e0f>]`,
    );

  it('that needs a password is refused; one that only forbids printing is taken, with its picture', async () => {
    const needs = locked(
      '8eeb095819662a774442fb072e3d9f19e9d130ec09a4d0061e78fe920f7ab62f',
      'a8db40d38ad0ba26515afb29eea9e93367b42b8c3db069e818fceba343924e78',
    );
    const forbids = locked(
      'c92422687facee686e373f10b5c7d04738053152f7e2ee30e11c69ec442576ab',
      '30f6f93e9884c3545c891d644cb3916c8c7e2c985378133dfc1e7b67c8a6787f',
    );
    expect(await codeOf(needs)).toBe('PDF_LOCKED');
    const looked = await taken(forbids);
    expect([looked.pages, looked.previews.length]).toEqual([1, 1]);
  });

  const pages = (kids: string, count: number) => [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`,
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
  ];

  it.each([
    ['a tree of pages that is its own child', pdf(pages('2 0 R', 1).slice(0, 2)), 'PDF_NO_PAGE'],
    ['a table that names itself as the one before', pdf(blank(), '/Prev 194'), 'taken'],
    ['a million pages that there are not', pdf(pages('3 0 R', 1_000_000)), 'taken'],
    ['no page', pdf(pages('', 0).slice(0, 2)), 'PDF_NO_PAGE'],
    ['a page of 70 by 70 metres', pdf(blank().map((one) => one.replace('595 842', '200000 200000'))), 'taken'],
  ])('with %s is answered in time, and its pages are counted', async (_, bytes, expected) => {
    const startedAt = performance.now();
    const looked = await inspect(bytes, degree);
    expect(performance.now() - startedAt).toBeLessThan(5_000);
    expect(isRefusal(looked) ? looked.code : 'taken').toBe(expected);
    if (isRefusal(looked)) return;
    expect(looked.pages).toBe(1);
    for (const preview of looked.previews) {
      const { width, height } = await sharp(preview).metadata();
      expect(Math.max(width, height)).toBe(1_200);
    }
  });

  it('that unfolds to a hundred times its size is taken without a picture, or answered within its bounds', async () => {
    const layer = deflateSync(deflateSync(Buffer.alloc(400_000_000)));
    const bomb = pdf([...blank('', '/Contents 4 0 R'), stream(layer, '/Filter [/FlateDecode /FlateDecode]')]);
    const startedAt = performance.now();
    expect(await codeOf(bomb)).toBe('taken');
    expect(performance.now() - startedAt).toBeLessThan(15_000);
  });
});
