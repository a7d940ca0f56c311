// What exceptions use of this feature.
export { endWaiver, prolongReturn, shortenReturn, waive } from './domain/excepted';
// What appeals use of it (MEM-33).
export type { Application } from './domain/application';
export { changeRejection, rejectionOf, reviewersOf, takesBack } from './domain/appealed-rejection';
export type { Journeys } from './store/journeys';
// What both use.
export type { Rules } from './domain/rules';
export type { Applications } from './store/application.repository';
export type { ExceptedApplications } from './store/excepted-applications';
export type { FindUnmet } from './use-cases/find-unmet';
// What operators' commands use of it.
export { rehearseCommand } from './commands/rehearse-command';
export { replayCommand } from './commands/replay-command';
