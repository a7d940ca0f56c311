import { hashOf } from '../published/hash-of';
import { readManifest } from './manifest';

const me = 'query Me { me { id } }';
const services = 'query Services { services { code } }';
const bytesOf = (json: unknown) => Buffer.from(JSON.stringify(json));
const map = (...texts: string[]) => Object.fromEntries(texts.map((text) => [hashOf(text), text]));
const apollo = (...operations: object[]) => ({ format: 'apollo-persisted-query-manifest', version: 1, operations });
const entry = (name: string, body: string, id = hashOf(body)) => ({ id, name, type: 'query', body });

describe('a manifest', () => {
  it.each([
    ['Apollo’s', apollo(entry('Me', me), entry('Services', services))],
    ['a plain map', map(me, services)],
    ['a map with prefixed ids', { [`sha256:${hashOf(me)}`]: me, [`sha256:${hashOf(services)}`]: services }],
  ])('is read in the form of %s', (_, json) => {
    const { documents, faults } = readManifest(bytesOf(json));
    expect(faults).toEqual([]);
    expect([...documents]).toEqual([
      [hashOf(me), { title: 'Me', text: me }],
      [hashOf(services), { title: 'Services', text: services }],
    ]);
  });

  it('is hashed by its bytes, also where they are no ASCII', () => {
    const text = 'query Me { me { id } } # هوية';
    expect([...readManifest(bytesOf(map(text))).documents.keys()]).toEqual([hashOf(text)]);
    expect(hashOf(text)).toBe('ff32c5f9cd527dedef25fcb7e23c1bea3eb7471a7c7fef5fc61c7a445f627b53');
  });

  it.each([
    [
      'an MD5',
      { d41d8cd98f00b204e9800998ecf8427e: me },
      'Me',
      /no SHA-256.*hashAlgorithm: 'sha256'.*algorithm: 'SHA256'/,
    ],
    ['capitals', { [hashOf(me).toUpperCase()]: me }, 'Me', /no SHA-256 in lower-case hex/],
    ['the hash of another text', { [hashOf(services)]: me }, 'Me', new RegExp(`which is ${hashOf(me)}`)],
    ['no id', apollo({ name: 'Me', body: me }), 'Me', /no SHA-256/],
    ['no text', apollo({ id: hashOf(me), name: 'Me' }), 'Me', /no text/],
    ['no name either', apollo({ id: 1 }), 'operation 1', /no text/],
    ['no object', apollo('x' as never), 'operation 1', /no text/],
    ['a twin', apollo(entry('Me', me), entry('Again', me)), 'Again', /same text is there as Me/],
    ['a twin by the prefix', { [hashOf(me)]: me, [`sha256:${hashOf(me)}`]: me }, 'Me', /same text/],
  ])('names an operation with %s', (_, json, title, why) => {
    const { faults } = readManifest(bytesOf(json));
    expect(faults).toEqual([{ title, why: expect.stringMatching(why) }]);
  });

  it('names each operation that is wrong, and goes on to read the text of one whose id is', () => {
    const { documents, faults } = readManifest(bytesOf({ a: me, b: services, ...map('{ me { id } }') }));
    expect(faults.map(({ title }) => title)).toEqual(['Me', 'Services']);
    expect(documents.size).toBe(3);
  });

  it.each([
    ['[]', /neither an apollo-persisted-query-manifest nor a map/],
    ['"x"', /neither/],
    ['{', /not valid JSON/],
    ['{}', /has no operations/],
    [JSON.stringify({ ...apollo(), version: 2 }), /has the version 1/],
    [JSON.stringify({ ...apollo(), operations: {} }), /a list of operations/],
    [JSON.stringify(apollo()), /has no operations/],
  ])('is none: %s', (text, why) => expect(() => readManifest(Buffer.from(text))).toThrow(why));

  it('is UTF-8, with or without its mark, and of 2,000 operations at most', () => {
    const many = (count: number) =>
      bytesOf(map(...Array.from({ length: count }, (_, i) => `query Q${i} { me { id } }`)));
    expect(readManifest(many(2_000)).documents.size).toBe(2_000);
    expect(() => readManifest(many(2_001))).toThrow(/has 2001 operations; 2000 are taken/);
    expect(() => readManifest(Buffer.from([0x7b, 0xff, 0x7d]))).toThrow(/UTF-8/);
    expect(readManifest(Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytesOf(map(me))])).documents.size).toBe(1);
    expect(() => readManifest(Buffer.alloc(10_000_001, 32))).toThrow(/bytes/);
  });
});
