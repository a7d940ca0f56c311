import { dayOf } from '@mumaris/kit/calendar';
import type { Clock } from '@mumaris/kit/clock';
import { type PageArguments, pageOf } from '@mumaris/kit/page';
import { allRead } from '@mumaris/kit/text/reading';
import { readLine } from '@mumaris/kit/text/read-text';
import type { ReferenceKind } from '@mumaris/schemas';
import type { Choice, Reference } from '../domain/reference';

/** Longer than any name. */
const longestSearch = 100;

interface Deps {
  readonly reference: Reference;
  readonly clock: Clock;
}

type Asked = Choice & PageArguments & { readonly kind: ReferenceKind };

/** What requests read of the lists that forms choose from. */
export const createReferenceReads = ({ reference, clock }: Deps) => ({
  find: reference.find,
  /** One page of what is offered today. @throws RuleViolation TOO_LONG, NOT_IN_LIST, BAD_PAGE */
  page: ({ kind, search, ...asked }: Asked) => {
    const read = allRead({ search: readLine(search ?? '', longestSearch, 'search') });
    return pageOf(reference.offered(kind, dayOf(clock.now()), { ...asked, ...read }), asked, ({ code }) => code);
  },
});

export type ReferenceReads = ReturnType<typeof createReferenceReads>;
