import { languages } from '@mumaris/schemas';
import { outsideOf, partFor, type Template } from '../domain/template';
import type { Contract } from './contracts';

/** The fields that say whom a template is for and where it goes. */
export const addressFields = ({ audience, sendTo, nameIn }: Template): string[] => [
  ...(audience === 'ACCOUNT' ? ['accountId'] : ['language']),
  ...[sendTo, nameIn].filter((field) => field !== undefined),
];

const lacks = (field: string | undefined, part: string, { sealed }: Contract): string[] =>
  field !== undefined && !sealed[field]?.includes(part) ? [`${field} does not carry ${part} sealed`] : [];

/** Checks that a template's message has somewhere to go, somebody to name and a language; the problems found. */
export const checkAddress = (template: Template, contract: Contract): string[] => {
  const { audience, sendTo, nameIn = sendTo } = template;
  const unreachable = outsideOf(template).flatMap((channel) => lacks(sendTo, partFor[channel], contract));
  if (audience === 'ACCOUNT') return unreachable;
  const spoken = contract.values['language'] ?? [];
  const mute = languages.every((language) => spoken.includes(language)) ? [] : ['language does not say AR or EN'];
  return [...unreachable, ...lacks(nameIn, 'name', contract), ...mute];
};
