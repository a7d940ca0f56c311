import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

/** A line of a page: its words as they follow each other from the right, and from the left, without blanks. */
export interface PdfLine {
  readonly fromRight: string;
  readonly fromLeft: string;
}

const program = path.join(__dirname, '..', '..', 'dist', 'testing', 'pdf-text-process.js');

/** The lines of a PDF as programs read them, from the top. pdf.js is an ES module, which jest does not load: so in a process. */
export const pdfLines = async (bytes: Uint8Array): Promise<PdfLine[]> => {
  const running = promisify(execFile)(process.execPath, [program], { timeout: 30_000 });
  running.child.stdin?.end(bytes);
  return JSON.parse((await running).stdout) as PdfLine[];
};
