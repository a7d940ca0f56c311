import { RuleViolation } from '@mumaris/kit/errors';
import { refusal } from '../errors/refusal';
import { rangesOf } from './ranges';

/** The forms of an answer that GraphQL over HTTP has: the new one, and the one of before. */
type Media = 'application/graphql-response+json' | 'application/json';

/** How an answer is written, and whether its status says what is wrong with the operation. */
export interface Form {
  readonly media: Media;
  /** A client that reads the form of before alone takes every other status for a fault of the server. */
  readonly saysByStatus: boolean;
}

const current: Form = { media: 'application/graphql-response+json', saysByStatus: true };
const before: Form = { media: 'application/json', saysByStatus: false };
/** Whoever takes anything gets the form that everything reads. */
const anything: Form = { media: 'application/json', saysByStatus: true };

const forms = new Map<string, Form>([
  ['application/graphql-response+json', current],
  ['application/json', before],
  ['application/*', anything],
  ['*/*', anything],
]);

/** The form that a client likes best. @throws Refusal NOT_ACCEPTABLE where it takes none */
export const formFor = (accept: string | undefined): Form => {
  if (accept === undefined || accept === '' || accept === '*/*') return anything;
  let best: Form | undefined;
  let highest = 0;
  for (const { name, quality } of rangesOf(accept)) {
    const form = forms.get(name);
    if (form && quality > highest) [best, highest] = [form, quality];
  }
  if (!best) throw refusal(new RuleViolation('NOT_ACCEPTABLE'), 406);
  return best;
};
