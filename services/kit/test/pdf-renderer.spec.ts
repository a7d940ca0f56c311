import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { waitFor } from '../src/testing';
import { pdfLines } from '../src/testing/pdf-text';
import { createPdfRenderer, type PdfRenderer } from '../src/pdf/pdf-renderer';

const templates = path.join(__dirname, 'support', 'papers');
const madeAt = new Date('2026-11-22T09:30:00.000Z');
const letter = (name: string) => ({ template: 'letter.typ', data: { name }, madeAt });

let renderer: PdfRenderer;
afterEach(() => renderer.stop());

/** The processes that typeset for this one. */
const processes = (): string[] =>
  execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, parent, ...args]) => parent === String(process.pid) && args.join(' ').includes('pdf-process.js'))
    .map(([pid = '']) => pid);

describe('a PDF', () => {
  beforeEach(() => (renderer = createPdfRenderer(templates)));

  it('BIL-11 has the Arabic letters in their order, and is a PDF/A-2b', async () => {
    const bytes = await renderer.render(letter('الرسوم الإدارية، الطلب رقم A-482-913-075 للقحطاني في الرياض'));
    const [line] = await pdfLines(bytes);
    expect(line?.fromRight).toBe('الرسومالإدارية،الطلبرقمA-482-913-075للقحطانيفيالرياض');
    expect(bytes.toString('latin1')).toContain('<pdfaid:part>2</pdfaid:part>');
  });

  it.each(['#eval("1")', '*x*', '$a$', '@b', '// #panic()', '\\', '= x', '<x>'])(
    'has %s as it was written, and does nothing of it',
    async (name) => {
      const [line] = await pdfLines(await renderer.render({ ...letter(name), data: { name, latin: true } }));
      expect(line?.fromLeft).toBe(name.replaceAll(' ', ''));
    },
  );

  it('BIL-11 is the same to the byte each time, at whichever process', async () => {
    const [first] = await Promise.all([1, 2].map(() => renderer.render(letter('نورة'))));
    const other = createPdfRenderer(templates);
    expect(await other.render(letter('نورة'))).toEqual(first);
    await other.stop();
  });

  it.each([
    ['asks for a package of the net', 'package.typ', 'failed to download package'],
    ['reads outside of its folder', 'outside.typ', 'not found'],
    ['is not there', 'nowhere.typ', 'not found'],
  ])('is not made of a template that %s; the next is made all the same', async (_, template, fault) => {
    await expect(renderer.render({ ...letter('x'), template })).rejects.toThrow(fault);
    expect((await renderer.render(letter('x'))).subarray(0, 5).toString()).toBe('%PDF-');
  });
});

describe('the processes that typeset', () => {
  it('are none before the first document, one for one after another, and none after the stop', async () => {
    renderer = createPdfRenderer(templates);
    expect(processes()).toEqual([]);
    for (const name of ['a', 'b', 'c']) await renderer.render(letter(name));
    expect(processes()).toHaveLength(1);
    await renderer.stop();
    expect(processes()).toEqual([]);
    await expect(renderer.render(letter('d'))).rejects.toThrow('stopped');
  });

  it('are renewed when they are worn, by documents or by memory', async () => {
    for (const wear of [
      { documents: 2, bytes: Infinity },
      { documents: Infinity, bytes: 1 },
    ]) {
      renderer = createPdfRenderer(templates, { atOnce: 1, wear });
      await renderer.render(letter('a'));
      const before = processes();
      for (const name of ['b', 'c']) await renderer.render(letter(name));
      await waitFor(() => processes().length === 1 && processes()[0] !== before[0], { what: 'a fresh process' });
      await renderer.stop();
    }
  });

  it('are killed when they take too long, and another goes on', async () => {
    renderer = createPdfRenderer(templates, { atOnce: 1, patienceMs: 3_000 });
    await expect(renderer.render({ ...letter('x'), template: 'endless.typ' })).rejects.toThrow('took over 3000 ms');
    expect((await renderer.render(letter('x'))).length).toBeGreaterThan(1_000);
  });

  it('die with a plain word, and another goes on', async () => {
    renderer = createPdfRenderer(templates, { atOnce: 1 });
    await renderer.render(letter('x'));
    const [pid] = processes();
    process.kill(Number(pid), 'SIGKILL');
    // It may not have been heard of yet by the next document, which is lost with it.
    await waitFor(() => renderer.render(letter('x')).catch(() => undefined), { what: 'a fresh process' });
  });

  it('are as many as said: who finds the queue full, or waits too long, is told to try again', async () => {
    renderer = createPdfRenderer(templates, { atOnce: 1, waiting: 1, patienceMs: 3_000 });
    const slow = renderer.render({ ...letter('x'), template: 'endless.typ' });
    const waits = renderer.render(letter('waits'));
    await expect(renderer.render(letter('one too many'))).rejects.toMatchObject({ code: 'TRY_AGAIN' });
    expect((await Promise.allSettled([slow, waits])).map(({ status }) => status)).toContain('rejected');
  });
});
