import type { EventHandler } from '@mumaris/kit/events/handler';
import type { Records } from '../store/record.repository';
import { onPractitionerOpened } from './on-practitioner-opened';

/** What this service does when another says something. */
export const handlers = (deps: { records: Records }): EventHandler[] => [onPractitionerOpened(deps)];
