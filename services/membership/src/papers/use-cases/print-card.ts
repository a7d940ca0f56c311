import { dayOf, startOfDay } from '@mumaris/kit/calendar';
import sharp from 'sharp';
import { cardPaper, type Shown } from '../domain/card';
import type { Making } from '../domain/credential-paper';
import type { Form } from '../domain/ticket';
import type { Deps } from './deps';

/** Of ID-1 at 300 dots an inch. */
const pixels = { width: 1_011, height: 638 };
/** Dots an inch at which the outlines are drawn before they are brought to size. */
const density = 300;

/** The card of a registration as a PDF to print, or as a PNG for the telephone (MEM-63). @throws RuleViolation CARD_PHOTO_FIRST, DOCUMENT_NOT_HANDED_OUT */
export const printCard = async (
  shown: Shown,
  form: Exclude<Form, 'PAPER'>,
  making: Making,
  { photoOf, renderer }: Pick<Deps, 'photoOf' | 'renderer'>,
): Promise<{ readonly name: string; readonly body: Buffer }> => {
  const data = cardPaper(shown, await photoOf(shown.practitionerId), making);
  const document = { template: 'card.typ', data, madeAt: startOfDay(dayOf(making.now)) };
  if (form === 'CARD_PDF') return { name: `${shown.number}-card.pdf`, body: await renderer.render(document) };
  const outlines = await renderer.render({ ...document, as: 'svg' });
  const body = await sharp(outlines, { density })
    .resize({ ...pixels, fit: 'fill' })
    .png()
    .toBuffer();
  return { name: `${shown.number}-card.png`, body };
};
