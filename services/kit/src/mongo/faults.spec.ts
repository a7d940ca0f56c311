import mongoose from 'mongoose';
import { isDuplicate, isStoreFault, isTransient, StoreBusy } from './faults';

const { mongo } = mongoose;
const labelled = (label: string, code = 112) => {
  const error = new mongo.MongoServerError({ message: 'said the server', code });
  error.addErrorLabel(label);
  return error;
};

describe('a passing fault', () => {
  it.each([
    ['a cut connection', new mongo.MongoNetworkError('cut')],
    ['no answer in time', new mongo.MongoNetworkTimeoutError('late')],
    ['no primary', new mongo.MongoServerSelectionError('none', {} as never)],
    ['no primary, in mongoose’s words', new mongoose.Error.MongooseServerSelectionError('none')],
    ['a pool that was cleared', Object.assign(new Error(), { name: 'MongoPoolClearedError' })],
    ['a full pool', Object.assign(new Error(), { name: 'MongoWaitQueueTimeoutError' })],
    ['a write conflict', labelled('TransientTransactionError')],
    ['a commit without an answer', labelled('UnknownTransactionCommitResult')],
    ['a primary that steps down under a read', new mongo.MongoServerError({ message: 'x', code: 13_435 })],
    ['a server that shuts down', new mongo.MongoServerError({ message: 'x', code: 11_600 })],
    ['one that a handler wrapped', new Error('could not book', { cause: new mongo.MongoNetworkError('cut') })],
    ['a busy transaction because the store went away', new StoreBusy('', { cause: new mongo.MongoNetworkError('') })],
  ])('is %s', (_, error) => {
    expect(isTransient(error)).toBe(true);
    expect(isStoreFault(error)).toBe(true);
  });
});

describe('not a passing fault', () => {
  it.each([
    ['a bug', new TypeError('x is undefined')],
    ['a duplicate key', new mongo.MongoServerError({ message: 'x', code: 11_000 })],
    ['a document that its schema refuses', new mongo.MongoServerError({ message: 'x', code: 121 })],
    ['a field that the model does not know', new mongoose.Error.StrictModeError('x')],
    ['a string', 'MongoNetworkError'],
    ['nothing', undefined],
  ])('is %s', (_, error) => {
    expect(isTransient(error)).toBe(false);
    expect(isStoreFault(error)).toBe(false);
  });

  it('is a transaction that found no quiet moment: it is tried a bounded number of times, and a person may retry', () => {
    const busy = new StoreBusy('', { cause: labelled('TransientTransactionError') });
    expect(isTransient(busy)).toBe(false);
    expect(isStoreFault(busy)).toBe(true);
  });
});

it('knows a duplicate key, and of which field', () => {
  const error = new mongo.MongoServerError({ message: 'x', code: 11_000, keyPattern: { email: 1 } });
  expect(isDuplicate(error)).toBe(true);
  expect(isDuplicate(error, 'email')).toBe(true);
  expect(isDuplicate(error, 'mobile')).toBe(false);
  expect(isDuplicate(Object.assign(new Error(), { code: 11_000 }))).toBe(false);
});
