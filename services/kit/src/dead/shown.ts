import { privateFields } from '../log';
import { withoutPersonalData } from '../log-error';

const hidden: ReadonlySet<string> = new Set(privateFields);
const maxLength = 2_000;

/** What is sealed for one reader is of no use to others. */
const isSealed = (text: string) => /^eyJ[\w-]+(\.[\w-]*){4}$/.test(text);

const shownText = (text: string) =>
  isSealed(text) ? '[sealed]' : withoutPersonalData(text.length > maxLength ? `${text.slice(0, maxLength)} …` : text);

/** A value as it may be shown to who runs the platform: without what the log hides, at whatever depth. */
export const shown = (value: unknown): unknown => {
  if (typeof value === 'string') return shownText(value);
  if (Array.isArray(value)) return value.map(shown);
  if (value === null || typeof value !== 'object' || value instanceof Date) return value;
  const entries = Object.entries(value).map(([name, held]) => [name, hidden.has(name) ? '[redacted]' : shown(held)]);
  return Object.fromEntries(entries);
};
