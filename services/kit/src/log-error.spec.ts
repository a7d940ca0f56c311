import mongoose from 'mongoose';
import { errorForLog, withoutPersonalData } from './log-error';

describe('texts of errors without personal data', () => {
  it.each([
    [
      'Cast to Number failed for value "1012345672" (type string) at path "fee"',
      'Cast to Number failed for value [hidden] at path "fee"',
    ],
    ['Path `email` (`x@y.sa`) is invalid', 'Path `email` [hidden] is invalid'],
    ['no account for 2412345678', 'no account for [id number]'],
    ['no account for ١٠١٢٣٤٥٦٧٢', 'no account for [id number]'],
    ['sms to +966512345678 failed', 'sms to [mobile] failed'],
    ['sms to 0512345678 failed', 'sms to [mobile] failed'],
  ])('%s', (text, clean) => expect(withoutPersonalData(text)).toBe(clean));

  it('leaves ids, offsets, times and amounts alone', () => {
    const text = 'evt_01k8x2v6t3q9mz7c4n at 17 of 1763800000000, 10000 halalas, 127.0.0.1:27017';
    expect(withoutPersonalData(text)).toBe(text);
  });
});

it('leaves the documents that the store refused out of a logged error', () => {
  const error = new mongoose.mongo.MongoServerError({
    message: 'Document failed validation',
    code: 121,
    errInfo: { details: { consideredValue: 'secret-value' } },
  });
  expect(JSON.stringify(errorForLog(error))).not.toContain('secret-value');
  expect(errorForLog(error)).toMatchObject({ errorCode: 121 });
});

it('follows causes, but not for ever', () => {
  const loop = new Error('a');
  loop.cause = loop;
  expect(JSON.stringify(errorForLog(loop)).length).toBeLessThan(20_000);
});
