import { placeholdersOf, readPieces } from './placeholders';

test('NTF-06 a text is read as fixed words and placeholders, with or without a format', () => {
  expect(readPieces('Pay {total|money} by {dueAt|day}.')).toEqual([
    'Pay ',
    { fact: 'total', format: 'money' },
    ' by ',
    { fact: 'dueAt', format: 'day' },
    '.',
  ]);
  expect(placeholdersOf('رقم {number}')).toEqual([{ fact: 'number', format: 'plain' }]);
  expect(readPieces('')).toEqual([]);
});

test.each(['{', '}', 'a {b', 'a} b', '{{a}}', '{}', '{a b}', '{a|}', '{a|b|c}', '{a.b}'])(
  'NTF-06 “%s” is not a text: nothing in braces is ever shown to a person',
  (text) => expect(() => readPieces(text)).toThrow(/brace|not a placeholder/),
);
