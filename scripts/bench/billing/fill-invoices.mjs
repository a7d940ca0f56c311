/** How many invoices each practitioner has, two of each application. */
export const invoicesEach = 40;

const first = Date.UTC(2024, 0, 1);
const fromOneToNext = 80_000;

/**
 * Puts invoices there as rows: of every twenty one is open.
 * @param {{ connection: import('@mumaris/kit/mongo/connect').Connection, personOf: (index: number) => { accountId: string, practitionerId: string },
 *   applicationOf: (index: number) => string }} billing
 * @param {number} wanted
 */
export async function fillInvoices({ connection, personOf, applicationOf }, wanted) {
  const row = (/** @type {number} */ index) => {
    const issuedAt = new Date(first + index * fromOneToNext);
    const isOpen = index % 20 === 0;
    const digits = String(index).padStart(7, '0');
    const isService = index % 2 === 1;
    return {
      ...{ _id: `inv_${digits}`, version: 1, number: `INV-2026-${digits}`, billNumber: `2611210${digits}` },
      ...{ kind: isService ? 'SERVICE' : 'ADMINISTRATIVE', status: isOpen ? 'ISSUED' : 'PAID' },
      ...{ service: 'TRAINING_LETTER', applicationId: applicationOf(index), applicationNumber: `A-${digits}` },
      ...personOf(Math.floor(index / invoicesEach)),
      lines: [{ text: { ar: 'رسوم', en: 'Fee' }, amount: 10_000, taxCode: 'VATEX-SA-OOS', kind: 'ADMINISTRATIVE' }],
      ...{ total: 10_000, waiver: null, feesVersion: 1, requestedAt: issuedAt, issuedAt, reminders: 9 },
      // Far away, so that the service leaves them alone while its lists are read.
      ...{ dueAt: new Date('2100-01-01T00:00:00.000Z'), sadadRegisteredAt: issuedAt, checkout: null, closedAt: null },
      paidAt: isOpen ? null : issuedAt,
      receipt: isOpen ? null : { number: `RCT-2026-${digits}`, paymentId: `pay_${digits}`, method: 'SADAD' },
    };
  };
  for (let index = 0; index < wanted; index += 5_000) {
    const rows = Array.from({ length: Math.min(5_000, wanted - index) }, (_, offset) => row(index + offset));
    await connection.collection('invoices').insertMany(/** @type {any[]} */ (rows), { ordered: false });
  }
}
