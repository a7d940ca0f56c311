// Started by `createPress` with the folder of templates as its argument.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Answer, Order } from './protocol';

const templates = process.argv[2] ?? '';
// Amiri alone: of the other Arabic fonts the letters come out in another order where a text is searched or copied.
const fonts = path.dirname(require.resolve('@expo-google-fonts/amiri/package.json'));
const fontBlobs = ['400Regular/Amiri_400Regular.ttf', '700Bold/Amiri_700Bold.ttf'].map((file) =>
  readFileSync(path.join(fonts, file)),
);
const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontBlobs }] });

const typeset = ({ template, data, madeAt, as }: Order): Answer => {
  try {
    const document = { mainFilePath: path.join(templates, template), inputs: { data } };
    const made =
      as === 'svg'
        ? Buffer.from(compiler.plainSvg(document))
        : compiler.pdf(document, { pdfStandard: 'a-2b', creationTimestamp: madeAt });
    return { made, memory: process.memoryUsage.rss() };
  } catch (error) {
    // The library's errors have an empty message.
    const { code, message } = error as Error & { code?: string };
    return { fault: code ?? message };
  } finally {
    // What the last two documents share stays: the fonts and templates as they were read.
    compiler.evictCache(1);
  }
};

process.on('message', (order: Order) => process.send?.(typeset(order)));
process.on('disconnect', () => process.exit());
