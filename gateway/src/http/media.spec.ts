import { Refusal } from '../errors/refusal';
import { formFor } from './media';
import { rangesOf } from './ranges';

const current = { media: 'application/graphql-response+json', saysByStatus: true };
const before = { media: 'application/json', saysByStatus: false };
const anything = { media: 'application/json', saysByStatus: true };

it.each([
  [undefined, anything],
  ['', anything],
  ['*/*', anything],
  ['application/*;q=0.2', anything],
  ['application/json', before],
  ['application/json;charset=utf-8', before],
  ['application/graphql-response+json', current],
  ['application/graphql-response+json; charset=utf-8; q=0.9, application/json; q=0.8', current],
  ['application/json, application/graphql-response+json', before],
  ['text/html, application/xhtml+xml, */*;q=0.8', anything],
])('who takes “%s” is answered in that form', (accept, form) => expect(formFor(accept)).toEqual(form));

it.each(['text/html', 'application/json;q=0', 'application/xml, text/*', ',', ';q=1', 'application/json;q=-1'])(
  'who takes “%s” is not answered',
  (accept) => expect(() => formFor(accept)).toThrow(Refusal),
);

it.each([
  ['a', [{ name: 'a', quality: 1 }]],
  [
    'A ; Q=0.5 , b;x=1;q=0',
    [
      { name: 'a', quality: 0.5 },
      { name: 'b', quality: 0 },
    ],
  ],
  ['a;q=', [{ name: 'a', quality: 0 }]],
])('“%s” is read with how much each is liked', (header, ranges) => expect(rangesOf(header)).toEqual(ranges));
