import { claimed, draft, journey as withoutAny, now, refusals, reviewer, rules } from '../../../test/given';
import type { Credential } from '../../credentials';
import { undisturbed } from '../../credentials/domain/standing';
import { settleFee } from './fees';
import { approve } from './review';
import { submit } from './submission';

const registration = {
  id: 'cre_0',
  kind: 'REGISTRATION',
  status: 'ACTIVE',
  issuedOn: '2024-12-01',
  expiresOn: '2026-11-30',
  extension: null,
  replacedBy: null,
  standing: undisturbed,
  content: { startsOn: '2024-12-01', employer: null },
} as Credential;
const journey = { ...withoutAny, held: [registration] };
const lastMoment = new Date('2026-11-30T20:59:59.999Z');
const tooLate = new Date('2026-11-30T21:00:00.000Z');

const lost = [
  { question: 'reason', row: 0, value: 'LOST' },
  { question: 'lostOn', row: 0, value: '2026-11-20' },
  { question: 'confirmed', row: 0, value: 'true' },
];
const cardDraft = { ...draft, service: 'CARD_REPLACEMENT', answers: lost };
const handIn = (at: Date, holder = journey) => submit(cardDraft, holder, rules, at);

const change = { ...claimed, service: 'EMPLOYER_CHANGE' };
const approveAt = (at: Date, holder = journey) => approve(change, { reviewer }, holder, rules, at);

describe('MEM-63 a card is good as long as its registration', () => {
  test('given it is asked for, then billing learns until when it can be paid: the registration’s last day', () => {
    expect(handIn(now).events).toMatchObject([
      { data: { payUntil: '2026-11-30' } },
      { data: { payUntil: '2026-11-30' } },
    ]);
    const extension = { exceptionId: 'exc_1', until: '2026-12-05' };
    const extended = { ...journey, held: [{ ...registration, extension }] };
    expect(handIn(now, extended).events).toMatchObject([{}, { data: { payUntil: '2026-12-05' } }]);
  });

  test('given nobody decides on its replacement, then what approved it is told, and a decision of others', () => {
    expect(handIn(now).events).toMatchObject([{}, { data: { approval: 'NOT_NEEDED' } }]);
    expect(approve(claimed, { reviewer }, journey, rules, now).events).toMatchObject([
      { data: { approval: 'DECIDED' } },
    ]);
  });

  test('given a service that grants what begins with the decision, then nothing is said of the time to pay', () => {
    const recognition = { ...claimed, service: 'CERTIFICATE_RECOGNITION' };
    const { events = [] } = approve(recognition, { reviewer }, journey, rules, now);
    expect(events.map(({ data }) => Object.keys(data))).toEqual([expect.not.arrayContaining(['payUntil'])]);
  });

  test('given the last millisecond of that day in Riyadh, then it is handed in and approved; in the next it is not', () => {
    expect(refusals(() => handIn(lastMoment))).toEqual([]);
    expect(refusals(() => handIn(tooLate))).toEqual(['REQUIREMENTS_UNMET']);
    expect(approveAt(lastMoment).granted?.state).toMatchObject({ kind: 'CARD', expiresOn: '2026-11-30' });
    expect(refusals(() => approveAt(tooLate))).toEqual(['REGISTRATION_ENDED']);
  });

  test('given the registration was renewed meanwhile, then it is approved', () => {
    const renewed = { ...registration, id: 'cre_2', issuedOn: '2026-11-25', expiresOn: '2028-11-30' };
    const holder = { ...journey, held: [renewed, registration] };
    expect(approveAt(tooLate, holder).granted?.state).toMatchObject({ expiresOn: '2028-11-30' });
  });

  test('given it was paid in time and is heard of after the end, then it is issued all the same', () => {
    const { state } = handIn(lastMoment);
    const settled = settleFee(state, { kind: 'SERVICE', receipt: 'RCT-1' }, journey, rules, tooLate);
    expect(settled.state.status).toBe('COMPLETED');
    expect(settled.granted?.state).toMatchObject({ kind: 'CARD', issuedOn: '2026-12-01', expiresOn: '2026-11-30' });
  });
});

describe.each([
  ['MEM-16', 'TRAINING_LETTER'],
  ['MEM-32', 'TEMPORARY_REGISTRATION'],
])('%s %s is of use until the last day that was asked for', (_, service) => {
  const approveFor = (at: Date) => approve({ ...claimed, service }, { reviewer }, withoutAny, rules, at);

  test('given it is approved, then billing learns until when it can be paid', () => {
    expect(approveFor(now).events).toMatchObject([{ data: { payUntil: '2027-06-05' } }]);
  });

  test('given the last millisecond of that day in Riyadh, then it is approved; in the next it is not', () => {
    expect(refusals(() => approveFor(new Date('2027-06-05T20:59:59.999Z')))).toEqual([]);
    expect(refusals(() => approveFor(new Date('2027-06-05T21:00:00.000Z')))).toEqual(['PERIOD_ENDED']);
  });
});
