import path from 'node:path';
import { createPdfRenderer } from '@mumaris/kit/pdf/pdf-renderer';

/** Typesets by the templates as they are shipped. */
export const shippedTemplates = () => createPdfRenderer(path.join(__dirname, '..', 'papers'));
