import { events, propertiesOf, type Schema } from './event-contracts';

/** What a person is known or reached by, and what opens an account: never on the bus in clear (NTF-05). */
const secret =
  /^(id|national|iqama|passport)_?number$|^(national|iqama)_?id$|^e-?mail|^mobile|^phone|password|secret|token$|^otp$|^contact$|^link$|^code$/i;

const isSealed = ({ type, minLength = 0, description = '' }: Schema) =>
  type === 'string' && minLength >= 40 && description.includes('Sealed (JWE)');

/** The values of an example, wherever they lie. */
const valuesOf = (value: unknown): unknown[] =>
  value !== null && typeof value === 'object' ? Object.values(value).flatMap(valuesOf) : [value];

const clear = [/^\s*[12]\d{9}\s*$/, /\S@\S+\.\S/, /^(\+|00)\d{8,15}$/, /^05\d{8}$/];

describe.each(events)('NTF-05 %s', (_name, { schema, example }) => {
  test('carries no secret, contact or ID number in clear', () => {
    const open = propertiesOf(schema).filter(([, name, property]) => secret.test(name) && !isSealed(property));
    expect(open.map(([path]) => path)).toEqual([]);
  });

  test('shows none in its example either', () => {
    const told = valuesOf(example).filter((value) => clear.some((form) => form.test(String(value))));
    expect(told).toEqual([]);
  });
});

test('NTF-05 the guard knows what it looks for', () => {
  const names = ['idNumber', 'nationalId', 'password', 'email', 'emailConfirmation', 'mobile', 'refreshToken', 'code'];
  expect(names.filter((name) => !secret.test(name))).toEqual([]);
  expect(['billerCode', 'number', 'billNumber', 'accountId'].filter((name) => secret.test(name))).toEqual([]);
});
