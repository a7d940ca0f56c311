import { payload } from '@mumaris/kit/payload';
import type { MutationResolvers } from '../generated';

export const inviteStaff: NonNullable<MutationResolvers['inviteStaff']> = (
  _,
  { input: { language = 'AR', ...input } },
  { useCases, caller },
) => payload(async () => ({ invitation: await useCases.inviteStaff({ ...input, language, caller }) }));
