import { RuleViolation } from '../errors';
import { createPress, type Press, type Wear } from './press';
import type { MadeAs } from './protocol';

/** A document to typeset. */
export interface TypstDocument {
  /** The Typst file, by its name in the folder of templates; it reads `json(bytes(sys.inputs.data))`. */
  readonly template: string;
  readonly data: object;
  /** The instant that the PDF says it was made at: the same document has the same bytes. */
  readonly madeAt: Date;
  /** PDF/A-2b where it is left out; SVG of a document of one page, whose letters are outlines. */
  readonly as?: MadeAs | undefined;
}

export interface PdfRenderer {
  /**
   * A document as PDF/A-2b, or as an SVG picture.
   * @throws RuleViolation TRY_AGAIN where too many wait, or too long; PdfFault where the template is wrong or takes too long
   */
  render(document: TypstDocument): Promise<Buffer>;
  stop(): Promise<void>;
}

interface Options {
  /** How many processes typeset at once. */
  readonly atOnce?: number;
  /** How many documents wait for their turn at most. */
  readonly waiting?: number;
  /** For how long a document waits, and for how long it is typeset, in milliseconds. */
  readonly patienceMs?: number;
  readonly wear?: Wear;
}

const usualWear: Wear = { documents: 500, bytes: 600 * 1_048_576 };

/** Typesets documents from a folder of Typst templates, which read nothing outside of it. @param templates the folder */
export const createPdfRenderer = (
  templates: string,
  { atOnce = 2, waiting = 200, patienceMs = 20_000, wear = usualWear }: Options = {},
): PdfRenderer => {
  const presses = Array.from({ length: atOnce }, () => createPress(templates, patienceMs, wear));
  // The one that was used last is taken first, so that another is only started when it is needed.
  const idle = [...presses];
  const queue: ((press: Press) => void)[] = [];

  const take = async (): Promise<Press> => {
    const press = idle.pop();
    if (press) return press;
    if (queue.length >= waiting) throw new RuleViolation('TRY_AGAIN');
    return new Promise((resolve, reject) => {
      const turn = (freed: Press) => {
        clearTimeout(late);
        resolve(freed);
      };
      const late = setTimeout(() => {
        queue.splice(queue.indexOf(turn), 1);
        reject(new RuleViolation('TRY_AGAIN'));
      }, patienceMs);
      queue.push(turn);
    });
  };
  const free = (press: Press): void => {
    const next = queue.shift();
    if (next) next(press);
    else idle.push(press);
  };

  return {
    render: async ({ template, data, madeAt, as = 'pdf' }) => {
      const press = await take();
      try {
        const order = { template, data: JSON.stringify(data), madeAt: Math.floor(madeAt.getTime() / 1_000), as };
        return await press.print(order);
      } finally {
        free(press);
      }
    },
    stop: async () => void (await Promise.all(presses.map(({ stop }) => stop()))),
  };
};
