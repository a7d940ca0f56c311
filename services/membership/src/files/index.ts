// What operators' commands use of this feature.
export { filesCommand } from './import/files-command';
