import path from 'node:path';
import { createCanvas } from '@napi-rs/canvas';
import type { Question } from './protocol';

const assets = path.join(path.dirname(require.resolve('pdfjs-dist/package.json')), '/');
const quality = 80;

/** Pictures of the first pages, one after another, on white and of bounded size. @throws where pdf.js cannot draw them */
export async function* pdfPreviews(bytes: Uint8Array, { previewPages, previewPixels }: Question['rules']) {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({
    data: bytes,
    password: '',
    verbosity: 0,
    useSystemFonts: false,
    enableXfa: false,
    standardFontDataUrl: `${assets}standard_fonts/`,
    cMapUrl: `${assets}cmaps/`,
    wasmUrl: `${assets}wasm/`,
  });
  const document = await task.promise;
  for (let number = 1; number <= Math.min(document.numPages, previewPages); number += 1) {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: previewPixels / Math.max(width, height) });
    const canvas = createCanvas(Math.ceil(viewport.width) || 1, Math.ceil(viewport.height) || 1);
    const drawing = { canvas: canvas as never, viewport, background: 'white' };
    await page.render(drawing).promise;
    yield canvas.toBuffer('image/jpeg', quality);
    page.cleanup();
  }
}
