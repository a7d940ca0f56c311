import type { Credential } from './credential';
import { extend, shorten } from './extension';
import { undisturbed } from './standing';
import { lastDayOf, statusOn } from './status';

const registration = {
  id: 'cre_1',
  kind: 'REGISTRATION',
  status: 'ACTIVE',
  expiresOn: '2027-04-30',
  extension: null,
  followedBy: null,
  replacedBy: null,
  standing: undisturbed,
  content: { startsOn: '2025-05-01', employer: null },
} as Credential<'REGISTRATION'>;
const next = {
  ...registration,
  id: 'cre_2',
  expiresOn: '2029-04-30',
  content: { startsOn: '2027-05-01', employer: null },
};

const august = { exceptionId: 'exc_1', until: '2027-08-01' };
const extended = extend(registration, august, [registration]);

describe('MEM-36 a registration that an exception lets run longer', () => {
  test('given it runs to 1 August, then it is in force on that day and not after it, and its own end stays what it was', () => {
    expect(extended).toEqual({ ...registration, extension: august });
    expect(['2027-08-01', '2027-08-02'].map((day) => statusOn(extended, day))).toEqual(['ACTIVE', 'EXPIRED']);
    const suspensions = [{ id: 'san_1', from: new Date('2027-05-01'), until: null, liftedAt: null }];
    expect(statusOn({ ...extended, standing: { ...undisturbed, suspensions } }, '2027-07-01')).toBe('SUSPENDED');
  });

  test('given a second exception, then it counts where it is later, and changes nothing where it is not', () => {
    const later = { exceptionId: 'exc_2', until: '2027-08-02' };
    expect(extend(extended, later, []).extension).toEqual(later);
    for (const until of ['2027-08-01', '2027-07-31', '2027-04-30'])
      expect(extend(extended, { exceptionId: 'exc_2', until }, [])).toBe(extended);
  });

  test('given one without an end, or one that another follows, then nothing is given', () => {
    const endless = { ...registration, expiresOn: null };
    expect(extend(endless, august, [])).toBe(endless);
    const followed = { ...registration, followedBy: 'cre_2' };
    expect(extend(followed, august, [])).toBe(followed);
  });

  test('given a row of before that another registration follows, then it is known to be followed, and its card as well', () => {
    expect(extend(registration, august, [next, registration])).toEqual({ ...registration, followedBy: 'cre_2' });
    const card = { ...registration, id: 'cre_3', kind: 'CARD', content: {} } as Credential;
    expect(extend(card, august, [registration])).toMatchObject({ extension: august });
    expect(extend(card, august, [next, registration])).toMatchObject({ extension: null, followedBy: 'cre_2' });
  });
});

describe('MEM-36 a reversal', () => {
  const taken = (notice: string) => shorten(extended, { exceptionId: 'exc_1', notice });

  test('given its own end lies ahead, then that counts again', () => {
    for (const notice of ['2027-04-13', '2027-04-30']) expect(taken(notice)).toEqual(registration);
  });

  test('given its own end is near or over, then it runs on to the last day of the notice: nobody is caught', () => {
    expect(lastDayOf(taken('2027-05-01'))).toBe('2027-05-01');
    expect(lastDayOf(taken('2027-06-20'))).toBe('2027-06-20');
  });

  test('given the exception ends before that anyway, or another gives the end, then nothing changes', () => {
    for (const notice of ['2027-08-01', '2027-08-03']) expect(taken(notice)).toBe(extended);
    expect(shorten(extended, { exceptionId: 'exc_2', notice: '2027-04-13' })).toBe(extended);
  });

  test('given it was taken off, then a second time changes nothing', () => {
    const once = taken('2027-06-20');
    expect(shorten(once, { exceptionId: 'exc_1', notice: '2027-06-20' })).toBe(once);
  });
});
