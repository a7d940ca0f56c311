import type { Session } from '../../committees';
import type { Credential } from '../../credentials';
import type { Context } from '../../graphql/context';
import type { GoodStandingDeliveryResolvers } from '../../graphql/generated';
import type { Shown } from '../domain/card';
import { linksLeft, statusOf } from '../domain/delivery';

/** The document of any credential (MEM-60). */
const document = (credential: Credential, _: object, { papers }: Context) => papers.document(credential);

/** The card that shows a registration (MEM-63). */
const card = (shown: Shown, _: object, { papers }: Context) => papers.card(shown);

const paper = { document };

const GoodStandingDelivery = {
  status: (delivery, _, { papers, now }) => statusOf(delivery, papers.goodStandingRules, now()),
  addressee: ({ to }) => to?.name ?? null,
  email: ({ to }) => to?.email ?? null,
  code: ({ code }) => code,
  linksLeft: (delivery, _, { papers }) => linksLeft(delivery, papers.goodStandingRules),
} satisfies GoodStandingDeliveryResolvers;

export const resolvers = {
  TrainingLetter: paper,
  Registration: { document, card },
  TemporaryRegistration: paper,
  Classification: paper,
  RecognisedCertificate: paper,
  EligibilityNumber: paper,
  Card: { document, card },
  ListedQualification: paper,
  GoodStandingCertificate: {
    document,
    delivery: ({ id }: Credential, _: object, { papers }: Context) => papers.delivery(id),
  },
  GoodStandingDelivery,
  CommitteeSession: {
    minutes: (session: Session, _: object, { papers }: Context) => papers.minutes(session),
  },
};
