import { PDFArray, PDFDict, type PDFDocument, PDFName, type PDFObject, PDFStream } from '@cantoo/pdf-lib';
import type { Fault } from './protocol';

type Danger = Extract<Fault, 'PDF_RUNS_SOMETHING' | 'PDF_HOLDS_FILES'>;

/** Deeper than any writer nests; what lies deeper is reached by no reader either. */
const deepest = 100;

const actions = new Set(['JavaScript', 'Launch', 'ImportData', 'RichMediaExecute']);

/**
 * Looks for what a PDF runs and for files inside it (MEM-05), in every object that it has, whether anything leads there or not: names are compared as
 * they are meant, not as they are written, and text on a page is no name.
 */
export const dangerOf = ({ context }: PDFDocument): Danger | undefined => {
  const meant = (object: PDFObject | undefined) => {
    const found = context.lookup(object);
    return found instanceof PDFName ? found.decodeText() : undefined;
  };

  /** What one entry of a dictionary is; a name tree of files is found by the files in it. */
  const ofEntry = (name: string, value: PDFObject): Danger | undefined => {
    if (name === 'S' && actions.has(meant(value) ?? '')) return 'PDF_RUNS_SOMETHING';
    if ((name === 'JS' || name === 'XFA') && !(context.lookup(value) instanceof PDFDict)) return 'PDF_RUNS_SOMETHING';
    if (name === 'Type' && meant(value) === 'EmbeddedFile') return 'PDF_HOLDS_FILES';
    if (name === 'Subtype' && meant(value) === 'FileAttachment') return 'PDF_HOLDS_FILES';
    const isFont = () => (context.lookup(value) as PDFDict).get(PDFName.of('Type'))?.toString() === '/Font';
    if (name === 'EF' && context.lookup(value) instanceof PDFDict && !isFont()) return 'PDF_HOLDS_FILES';
    return undefined;
  };

  const ofDict = (dict: PDFDict, depth: number): Danger | undefined => {
    for (const [key, value] of dict.entries()) {
      const found = ofEntry(key.decodeText(), value) ?? look(value, depth + 1);
      if (found) return found;
    }
    return undefined;
  };

  const ofArray = (array: PDFArray, depth: number): Danger | undefined => {
    for (let index = 0; index < array.size(); index += 1) {
      const found = look(array.get(index), depth + 1);
      if (found) return found;
    }
    return undefined;
  };

  const look = (object: PDFObject, depth: number): Danger | undefined => {
    if (depth > deepest) return undefined;
    if (object instanceof PDFStream) return ofDict(object.dict, depth);
    if (object instanceof PDFDict) return ofDict(object, depth);
    return object instanceof PDFArray ? ofArray(object, depth) : undefined;
  };

  for (const [, object] of context.enumerateIndirectObjects()) {
    const found = look(object, 0);
    if (found) return found;
  }
  return undefined;
};
