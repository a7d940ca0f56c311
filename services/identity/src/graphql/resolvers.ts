import type { NeededResolvers } from '@mumaris/kit/graphql/needed-resolvers';
import type { Belongings } from '@mumaris/kit/auth/access';
import { queries as claimQueries } from '../claims/graphql/queries';
import { idNumberDisputeType, queries as disputeQueries } from '../disputes/graphql/id-number-dispute.type';
import { organisationEntity } from '../employers/graphql/organisation.entity';
import { queries as employerQueries } from '../employers/graphql/queries';
import { accountEntity } from './account.entity';
import { contactChangeType } from './contact-change.type';
import type { Objects, Resolvers } from './generated';
import { queries as providerQueries } from '../provider/graphql/queries';
import { invitationType } from './invitation.type';
import { queries } from './queries';
import { securityEventType } from './security-event.type';
import { sessionType } from './session.type';

export const resolvers = {
  Query: { ...queries, ...employerQueries, ...providerQueries, ...disputeQueries, ...claimQueries },
  Account: accountEntity,
  ContactChange: contactChangeType,
  IdNumberDispute: idNumberDisputeType,
  Invitation: invitationType,
  Organisation: organisationEntity,
  SecurityEvent: securityEventType,
  Session: sessionType,
} satisfies Resolvers & NeededResolvers<Objects>;

/** Whose an object is, where it does not say so itself. */
export const belongings: Belongings = {
  Account: ({ id }: { id: string }) => ({ accountId: id }),
  Organisation: ({ id }: { id: string }) => ({ organisationId: id }),
};
