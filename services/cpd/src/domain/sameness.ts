import { createHash } from 'node:crypto';
import type { Day } from '@mumaris/kit/calendar';
import { searchKey } from '@mumaris/kit/text/search-key';

/** What is equal for the same title, provider and day, however they were typed (CPD-04): a short hash. */
export const samenessOf = ({ title, provider, date }: { title: string; provider: string; date: Day }): string =>
  createHash('sha256')
    .update(JSON.stringify([searchKey(title), searchKey(provider), date]))
    .digest('base64url');
