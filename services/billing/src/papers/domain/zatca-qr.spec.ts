import { fitsQr, zatcaQr } from './zatca-qr';

const facts = {
  seller: 'هيئة المثال الصحية',
  vatNumber: '312345678900003',
  issuedAt: new Date('2026-11-22T09:30:00.000Z'),
  total: 80_000,
  tax: 0,
};

const bytesOf = (seller: string) => Buffer.from(zatcaQr({ ...facts, seller }), 'base64');

test('BIL-11 the QR code is ZATCA’s, to the byte', () => {
  const text = zatcaQr(facts);
  expect(text).toBe(
    'ASLZh9mK2KbYqSDYp9mE2YXYq9in2YQg2KfZhNi12K3ZitipAg8zMTIzNDU2Nzg5MDAwMDMDEzIwMjYtMTEtMjJUMTI6MzA6MDAEBjgwMC4wMAUEMC4wMA==',
  );
  expect(Buffer.from(text, 'base64').toString('hex')).toBe(
    '0122d987d98ad8a6d8a920d8a7d984d985d8abd8a7d98420d8a7d984d8b5d8add98ad8a9020f3331323334353637383930303030330313323032362d31312d32325431323a33303a303004063830302e30300504302e3030',
  );
});

describe('BIL-11 the name in the QR code', () => {
  const longest = `${'ش'.repeat(31)} ${'ش'.repeat(32)}`;

  it('has 127 bytes at most', () => {
    expect([...bytesOf(longest).subarray(0, 2)]).toEqual([0x01, 0x7f]);
    expect(fitsQr(longest)).toBe(true);
    expect(fitsQr('ش'.repeat(64))).toBe(false);
    expect(() => bytesOf('ش'.repeat(64))).toThrow('128 bytes');
  });

  it('is composed first', () => {
    const typed = 'هيي\u0654ة الا\u0653ثار الصحية';
    expect(Buffer.byteLength(typed)).toBe(38);
    expect(bytesOf(typed)[1]).toBe(34);
    expect(bytesOf(typed)).toEqual(bytesOf('هيئة الآثار الصحية'));
  });
});
