// npm run files -- import FILE [--preview] [--errors OUT.csv] | --help
// Takes the files of the Commission's earlier systems into membership's store, for their owners to claim. Takes membership's variables
// from the environment, or else those of the platform that runs here.
import { runServiceCommand } from './platform/service-command.mjs';

await runServiceCommand('membership', 'files');
