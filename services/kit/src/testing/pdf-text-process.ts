import { buffer } from 'node:stream/consumers';
import type { PdfLine } from './pdf-text';

interface Word {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

const wordsOf = async (bytes: Uint8Array): Promise<Word[]> => {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const document = await getDocument({ data: bytes, verbosity: 0, useSystemFonts: false }).promise;
  const words: Word[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    for (const item of items) {
      if (!('str' in item)) continue;
      const [, , , , x, y] = item.transform as number[];
      // It takes the room between two letters of Amiri for a blank.
      words.push({ text: item.str.replaceAll(/\s/g, ''), x: x ?? 0, y: Math.round(y ?? 0) - number * 10_000 });
    }
  }
  return words;
};

const linesOf = (words: readonly Word[]): PdfLine[] =>
  [...Map.groupBy(words, ({ y }) => y)]
    .toSorted(([above], [below]) => below - above)
    .map(([, line]) => {
      const texts = line.toSorted((one, other) => one.x - other.x).map(({ text }) => text);
      return { fromLeft: texts.join(''), fromRight: texts.toReversed().join('') };
    });

void buffer(process.stdin).then(async (bytes) => {
  process.stdout.write(JSON.stringify(linesOf(await wordsOf(new Uint8Array(bytes)))));
});
