import 'reflect-metadata'; // what @peculiar/x509 stands on
import { createHash, generateKeyPairSync, verify, webcrypto, X509Certificate } from 'node:crypto';
import { Secret } from '@mumaris/kit/config';
import * as x509 from '@peculiar/x509';
import fc from 'fast-check';
import { aGrant, anInvoice, lastMoment, noon, rules } from '../../../test/fixtures';
import { canonical, faultsInUbl } from '../../../test/ubl';
import { keySigner } from '../key-signer';
import { makeEInvoice } from './einvoice';
import { documentOfInvoice, documentOfRefund, type TaxDocument } from './tax-document';
import { noHash, ublOf } from './ubl';

const uuid = '0d3b8b1e-6d0a-4c1b-9a52-2f6d1f6f8a10';
const made = { id: 'inv_1', uuid, at: new Date('2026-11-23T18:06:00.000Z') };
const paid = anInvoice({ status: 'PAID', paidAt: new Date('2026-11-23T22:05:00.000Z') });
const document = documentOfInvoice(paid) as TaxDocument;
const refunded = aGrant({ status: 'PAID', paidAt: lastMoment });
const creditNote = documentOfRefund(refunded, paid) as TaxDocument;
const taxed: TaxDocument = {
  ...document,
  lines: [
    { text: { ar: 'رسوم البطاقة & <طباعتها>', en: 'Card' }, amount: 10_001, taxCode: 'S' },
    { text: { ar: 'رسوم "التوصيل"', en: 'Delivery' }, amount: 333, taxCode: 'S' },
    { text: { ar: 'رسوم إدارية', en: 'Administrative' }, amount: 20_000, taxCode: 'VATEX-SA-OOS' },
  ],
};
const textOf = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}[^>]*>([^<]*)</${name}>`, 'g'))].map(([, text]) => text);
const halalas = (text: string | undefined) => Math.round(Number(text) * 100);
const valueOf = (xml: string, id: string) =>
  new RegExp(`<cbc:ID>${id}</cbc:ID>.*?>([^<]+)</cbc:(?:UUID|EmbeddedDocumentBinaryObject)>`).exec(xml)?.[1];

/** The fields of a QR code by their tags. */
const fieldsOf = (qr: string | undefined): Map<number, Buffer> => {
  const bytes = Buffer.from(qr ?? '', 'base64');
  const fields = new Map<number, Buffer>();
  for (let at = 0; at < bytes.length; at += 2 + (bytes[at + 1] ?? 0))
    fields.set(bytes[at] ?? 0, bytes.subarray(at + 2, at + 2 + (bytes[at + 1] ?? 0)));
  return fields;
};

describe('BIL-11 which documents are reported', () => {
  it.each(['ISSUED', 'EXPIRED', 'CANCELLED', 'WAIVED'] as const)(
    'no invoice that is %s: nothing was paid',
    (status) => {
      expect(documentOfInvoice(anInvoice({ status }))).toBeUndefined();
    },
  );
  it('no refund before it is paid out, and none that paid no fee', () => {
    expect(documentOfRefund(aGrant({ status: 'LAPSED' }), paid)).toBeUndefined();
    expect(documentOfRefund(aGrant({ status: 'PAID', paidAt: noon, creditNote: null }), paid)).toBeUndefined();
  });
});

describe('BIL-11 an e-invoice', () => {
  it.each([
    ['a paid invoice', document],
    ['a credit note', creditNote],
    ['fees under two codes', taxed],
  ])('holds against the schema of UBL 2.1, and is in canonical form: %s', async (_, one) => {
    const { xml } = await makeEInvoice(one, undefined, made, rules, undefined);
    expect(await faultsInUbl(xml)).toEqual([]);
    expect(await canonical(xml)).toBe(xml);
    expect(await faultsInUbl(xml.replace('<cbc:IssueDate>', '<cbc:IssueDay>'))).not.toEqual([]);
  });

  it('says when it was paid as Riyadh’s clocks show it, by whom it is, and what it is', async () => {
    const { xml } = await makeEInvoice(document, undefined, made, rules, undefined);
    expect([textOf(xml, 'cbc:IssueDate'), textOf(xml, 'cbc:IssueTime')]).toEqual([['2026-11-24'], ['01:05:00']]);
    expect(xml).toContain('<cbc:InvoiceTypeCode name="0200000">388</cbc:InvoiceTypeCode>');
    expect(textOf(xml, 'cbc:CompanyID')).toEqual([rules.seller.vatNumber]);
    expect(textOf(xml, 'cbc:RegistrationName')).toEqual([rules.seller.name.ar]);
    expect(textOf(xml, 'cbc:TaxExemptionReasonCode')).toEqual(['VATEX-SA-OOS']);
  });

  it('of a refund names the invoice, and why', async () => {
    const { xml } = await makeEInvoice(creditNote, undefined, made, rules, undefined);
    expect(xml).toContain('<cbc:InvoiceTypeCode name="0200000">381</cbc:InvoiceTypeCode>');
    expect(xml).toContain(`<cac:InvoiceDocumentReference><cbc:ID>${paid.number}</cbc:ID>`);
    expect(textOf(xml, 'cbc:InstructionNote')).toEqual(['إرشاد خاطئ']);
  });

  it('adds up: lines come to the document’s net and tax, whatever was rounded', async () => {
    const line = fc.record({
      amount: fc.integer({ min: 1, max: 5_000_000 }),
      taxCode: fc.constantFrom('S', 'VATEX-SA-OOS'),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 5 }), async (lines) => {
        const text = { ar: 'رسوم', en: 'Fee' };
        const one = { ...document, lines: lines.map((each) => ({ ...each, text })) };
        const { xml } = await makeEInvoice(one, undefined, made, rules, undefined);
        const [net = 0, ...nets] = textOf(xml, 'cbc:LineExtensionAmount').map(halalas);
        const sum = (all: number[]) => all.reduce((total, each) => total + each, 0);
        expect(sum(nets)).toBe(net);
        const total = sum(lines.map(({ amount }) => amount));
        expect(textOf(xml, 'cbc:PayableAmount').map(halalas)).toEqual([total]);
        expect(halalas(textOf(xml, 'cbc:TaxExclusiveAmount')[0]) + halalas(textOf(xml, 'cbc:TaxAmount')[0])).toBe(
          total,
        );
        expect(textOf(xml, 'cbc:RoundingAmount').map(halalas)).toEqual(lines.map(({ amount }) => amount));
      }),
    );
  });

  it('names the hash of the one before, counts on, and its hash is of it without its seal', async () => {
    const first = await makeEInvoice(document, undefined, made, rules, undefined);
    expect([first.counter, first.previousHash]).toEqual([1, noHash]);
    expect(noHash).toBe(Buffer.from(createHash('sha256').update('0').digest('hex')).toString('base64'));
    const second = await makeEInvoice(creditNote, first, made, rules, undefined);
    expect([second.counter, valueOf(second.xml, 'ICV'), valueOf(second.xml, 'PIH')]).toEqual([2, '2', first.hash]);
    const bare = second.xml.replace(
      /<cac:AdditionalDocumentReference><cbc:ID>QR<.*?<\/cac:AdditionalDocumentReference>/,
      '',
    );
    expect(
      createHash('sha256')
        .update(await canonical(bare))
        .digest('base64'),
    ).toBe(second.hash);
    expect(bare).toBe(ublOf(creditNote, { counter: 2, previousHash: first.hash }, uuid, rules));
  });

  it('has a QR code with the hash behind the five fields', async () => {
    const { xml, hash } = await makeEInvoice(taxed, undefined, made, rules, undefined);
    const fields = fieldsOf(valueOf(xml, 'QR'));
    expect([...fields].map(([tag, value]) => [tag, value.toString('utf8')])).toEqual([
      [1, rules.seller.qrName],
      [2, rules.seller.vatNumber],
      [3, '2026-11-24T01:05:00'],
      [4, '303.34'],
      [5, '13.48'],
      [6, hash],
    ]);
  });
});

describe('BIL-11 a signed e-invoice', () => {
  const pair = generateKeyPairSync('ec', { namedCurve: 'secp256k1' });
  const der = pair.privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  /** As ZATCA gives one: its key vouches for ours, which is on a curve that browsers do not know. */
  const certify = async (): Promise<string> => {
    x509.cryptoProvider.set(webcrypto);
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
    const { privateKey } = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
    const certificate = await x509.X509CertificateGenerator.create({
      ...{ serialNumber: '4d2', subject: 'CN=Commission', issuer: 'CN=Test Authority, DC=gov' },
      ...{ notBefore: new Date('2026-01-01'), notAfter: new Date('2036-01-01') },
      publicKey: new x509.PublicKey(pair.publicKey.export({ format: 'der', type: 'spki' })),
      ...{ signingKey: privateKey, signingAlgorithm: algorithm },
    });
    return Buffer.from(certificate.rawData).toString('base64');
  };

  it('is signed over its hash by the key of the certificate, which it carries', async () => {
    const certificate = await certify();
    const signer = keySigner(new Secret(der), certificate);
    const { xml, hash } = await makeEInvoice(taxed, undefined, made, rules, signer);
    expect(await faultsInUbl(xml)).toEqual([]);
    expect(await canonical(xml)).toBe(xml);
    const [signature = ''] = textOf(xml, 'ds:SignatureValue');
    const { publicKey } = new X509Certificate(Buffer.from(textOf(xml, 'ds:X509Certificate')[0] ?? '', 'base64'));
    expect(verify('sha256', Buffer.from(hash, 'base64'), publicKey, Buffer.from(signature, 'base64'))).toBe(true);
    expect(textOf(xml, 'ds:DigestValue')[0]).toBe(hash);
    expect(textOf(xml, 'ds:X509SerialNumber')).toEqual(['1234']);
    const fields = fieldsOf(valueOf(xml, 'QR'));
    expect([fields.get(7)?.toString(), fields.get(8)]).toEqual([
      signature,
      pair.publicKey.export({ format: 'der', type: 'spki' }),
    ]);
    expect(fields.get(9)).toEqual(signer.vouched);
  });

  it('is hashed as if it had no seal', async () => {
    const signer = keySigner(new Secret(der), await certify());
    const { hash } = await makeEInvoice(taxed, undefined, made, rules, signer);
    expect(hash).toBe((await makeEInvoice(taxed, undefined, made, rules, undefined)).hash);
  });

  it('is made by no key that the certificate is not of', async () => {
    const other = generateKeyPairSync('ec', { namedCurve: 'secp256k1' }).privateKey;
    const key = new Secret(other.export({ format: 'der', type: 'pkcs8' }).toString('base64'));
    const certificate = await certify();
    expect(() => keySigner(key, certificate)).toThrow('is not of EINVOICE_KEY');
  });
});
