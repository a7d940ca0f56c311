import type { EventHandler } from '@mumaris/kit/events/handler';
import type { UseCases } from '../use-cases';
import { onApplicationCancelled } from './on-application-cancelled';
import { onApplicationPreliminarilyApproved } from './on-application-preliminarily-approved';
import { onApplicationRejected } from './on-application-rejected';
import { onApplicationSubmitted } from './on-application-submitted';

/** What billing does when others say something. */
export const eventHandlers = (useCases: UseCases): readonly EventHandler[] => [
  onApplicationSubmitted(useCases),
  onApplicationPreliminarilyApproved(useCases),
  onApplicationCancelled(useCases),
  onApplicationRejected(useCases),
];
