import { parse } from 'graphql';
import { createDocumentStore } from './document-store';

const document = (name: string) => parse(`query ${name} { me { id } }`, { noLocation: true });
const size = JSON.stringify(document('a')).length;

describe('the store of documents', () => {
  it('keeps those that were asked last, and no more than it may', async () => {
    const store = createDocumentStore(3 * size);
    for (const name of ['a', 'b', 'c']) await store.set(name, document(name));
    await store.get('a');
    await store.set('d', document('d'));
    const found = await Promise.all(['a', 'b', 'c', 'd'].map(async (name) => [name, Boolean(await store.get(name))]));
    expect(Object.fromEntries(found)).toEqual({ a: true, b: false, c: true, d: true });
  });

  it('counts one that is set again, or was deleted, once', async () => {
    const store = createDocumentStore(2 * size);
    for (let times = 0; times < 5; times += 1) await store.set('a', document('a'));
    await store.set('b', document('b'));
    await store.delete('b');
    await store.set('c', document('c'));
    expect(await store.get('a')).toEqual(document('a'));
    expect(await store.get('c')).toEqual(document('c'));
  });

  it('does not keep one that is longer than all may be, and none is lost for good', async () => {
    const store = createDocumentStore(size - 1);
    await store.set('a', document('a'));
    expect(await store.get('a')).toBeUndefined();
  });
});
