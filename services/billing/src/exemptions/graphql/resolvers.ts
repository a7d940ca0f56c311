import type { ExemptionResolvers, ExemptionStepResolvers, QueryResolvers } from '../../graphql/generated';

const Query = {
  exemption: (_, { id }, { exemptions }) => exemptions.get(id),
  exemptions: (_, asked, { exemptions }) => exemptions.page(asked),
} satisfies Pick<QueryResolvers, 'exemption' | 'exemptions'>;

const Exemption = {
  account: ({ accountId }) => ({ id: accountId }),
  ground: ({ terms }) => terms?.ground ?? null,
  decision: ({ terms }) => terms?.decision ?? null,
  from: ({ terms }) => terms?.from ?? null,
  until: ({ terms }) => terms?.until ?? null,
  services: ({ terms }) => [...(terms?.services ?? [])],
} satisfies ExemptionResolvers;

const ExemptionStep = { by: ({ by }) => ({ id: by }) } satisfies ExemptionStepResolvers;

export const resolvers = { Query, Exemption, ExemptionStep };
