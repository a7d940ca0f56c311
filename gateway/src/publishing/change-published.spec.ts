import { hashOf } from '../published/hash-of';
import { emptyFile, parseFile, printFile, publishedOf } from '../published/published-file';
import { withManifest, withoutOlder } from './change-published';

const document = (name: string) =>
  [hashOf(`query ${name} { me { id } }`), { text: `query ${name} { me { id } }`, names: [name] }] as const;
const documents = (...names: string[]) => new Map(names.map(document));
const at = new Date('2026-11-22T09:00:00Z');

const publish = (content: typeof emptyFile, names: string[], { client = 'web', keep = 10 } = {}) =>
  withManifest(content, { client, label: names.join(), at, keep }, documents(...names));
/** Publishes one manifest after another. */
const after = (manifests: string[][], keep = 10) =>
  manifests.reduce((content, names) => publish(content, names, { keep }).content, emptyFile);
const labels = ({ clients }: typeof emptyFile, client = 'web') => clients[client]?.map(({ label }) => label);
const namesIn = (content: typeof emptyFile) => [...publishedOf(content).values()].map(({ names: [name] }) => name);

describe('what is published', () => {
  it('is counted: what is new, what was there, and what is not in the manifest any more', () => {
    const first = publish(emptyFile, ['A', 'B']);
    expect(first.figures).toEqual({ added: 2, known: 0, gone: 0 });
    const second = publish(first.content, ['B', 'C', 'D']);
    expect(second.figures).toEqual({ added: 2, known: 1, gone: 1 });
    expect(publish(second.content, ['A'], { client: 'mobile' }).figures).toEqual({ added: 0, known: 1, gone: 0 });
  });

  it('stays while one of the last manifests has it, and goes with the last of them', () => {
    expect(namesIn(after([['A', 'B'], ['B'], ['C']], 2))).toEqual(['C', 'B']);
    const whole = after([['A', 'B'], ['B'], ['C']]);
    expect(namesIn(whole)).toEqual(['C', 'B', 'A']);
    expect(namesIn(withoutOlder(whole, 'web', 2))).toEqual(['C', 'B']);
    expect(withoutOlder(whole, 'web', 3)).toEqual(whole);
    expect(withoutOlder(whole, 'web', 0)).toEqual(emptyFile);
    expect(() => withoutOlder(whole, 'mobile', 1)).toThrow(/no client mobile/);
  });

  it('is another client’s still where one retires it', () => {
    const both = publish(publish(emptyFile, ['A', 'B']).content, ['B'], { client: 'mobile' }).content;
    expect(namesIn(withoutOlder(both, 'web', 0))).toEqual(['B']);
  });

  it('takes up no second place when the same is published again, also after something else', () => {
    const again = after([['A'], ['B'], ['A'], ['A']]);
    expect(labels(again)).toEqual(['B', 'A']);
  });

  it('comes with the newest manifests of all clients first', () => {
    const web = after([['A'], ['B'], ['C']]);
    const both = publish(publish(web, ['X'], { client: 'mobile' }).content, ['Y'], { client: 'mobile' }).content;
    expect(namesIn(both)).toEqual(['C', 'Y', 'B', 'X', 'A']);
  });

  it('is of 2,000 operations of a client at most, over all its manifests', () => {
    const names = (from: number, count: number) => Array.from({ length: count }, (_, i) => `Q${from + i}`);
    const full = after([names(0, 1_000), names(1_000, 1_000)]);
    expect(() => printFile(full)).not.toThrow();
    expect(() => printFile(publish(full, names(2_000, 1)).content)).toThrow(
      /web has 2001 operations in its 3 last manifests/,
    );
    expect(() => printFile(publish(full, names(2_000, 1), { keep: 2 }).content)).not.toThrow();
  });
});

describe('the file of what is published', () => {
  const whole = after([['A'], ['B']]);
  const changed = (change: (content: typeof emptyFile) => unknown) => () =>
    parseFile(JSON.stringify(change(structuredClone(whole))));

  it('is read as it was written', () => expect(parseFile(printFile(whole))).toEqual(whole));

  it.each([
    ['of another kind', (content: typeof emptyFile) => ({ ...content, format: 'x' }), /format/],
    ['of a later version', (content: typeof emptyFile) => ({ ...content, version: 2 }), /version/],
    [
      'with a client of a wrong name',
      ({ clients, ...rest }: typeof emptyFile) => ({ ...rest, clients: { '../x': clients['web'] } }),
      /clients/,
    ],
    ['with something else in it', (content: typeof emptyFile) => ({ ...content, more: 1 }), /more/],
    [
      'without a document that a manifest names',
      (content: typeof emptyFile) => ({ ...content, documents: {} }),
      /is not there/,
    ],
    [
      'with a text that somebody changed',
      (content: typeof emptyFile) => {
        for (const document of Object.values(content.documents)) document.text += ' ';
        return content;
      },
      /has another hash/,
    ],
  ])('is refused: one %s', (_, change, why) => expect(changed(change)).toThrow(why));

  it('is refused where it is half of one, or too long', () => {
    expect(() => parseFile(printFile(whole).slice(0, 100))).toThrow(SyntaxError);
    expect(() => parseFile(' '.repeat(10_000_001))).toThrow(/10000001 characters/);
  });
});
