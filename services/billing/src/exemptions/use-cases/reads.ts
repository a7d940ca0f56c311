import type { Caller } from '@mumaris/kit/auth/caller';
import { batchVisible, visible } from '@mumaris/kit/auth/visible';
import type { PageArguments } from '@mumaris/kit/page';
import type { ExemptionStatus } from '@mumaris/schemas';
import type { Exemption } from '../domain/exemption';
import type { Deps } from './deps';

interface Asked extends PageArguments {
  readonly statuses?: readonly ExemptionStatus[] | null | undefined;
}

const isVisible = visible<Exemption>('billing', 'Exemption');

/** What one request reads of exemptions; one that its caller may not see is not there. */
export const createExemptionReads = ({ exemptions }: Pick<Deps, 'exemptions'>, caller: Caller) => ({
  ...batchVisible(isVisible(caller), exemptions.findMany, ({ id }) => id),
  page: ({ statuses, ...page }: Asked) => exemptions.page(statuses ?? undefined, page),
});

export type ExemptionReads = ReturnType<typeof createExemptionReads>;
