import { argumentsOf } from './arguments';

test('the arguments of a message are found where they stand, those inside cases too', () => {
  expect(argumentsOf('{n, plural, one {# for {who}} other {#}} {min, number} {kind, select, A {a} other {}}')).toEqual([
    { name: 'n', form: 'PLURAL', options: ['one', 'other'] },
    { name: 'who', form: 'PLAIN', options: [] },
    { name: 'min', form: 'NUMBER', options: [] },
    { name: 'kind', form: 'SELECT', options: ['A', 'other'] },
  ]);
  expect(argumentsOf('nothing')).toEqual([]);
});

test.each(['{', 'a {b', '{{a}}', '{}', '{a b}', '{a|}', '{n, plural, one {#}}'])('“%s” is no message', (message) =>
  expect(() => argumentsOf(message)).toThrow(),
);
