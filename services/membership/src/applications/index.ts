// What operators' commands use of this feature.
export { rehearseCommand } from './commands/rehearse-command';
export { replayCommand } from './commands/replay-command';
