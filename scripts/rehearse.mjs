// npm run rehearse -- --help
// Tries the proposed rules of a service on everybody whom they concern, and changes nothing. Takes membership's variables from the
// environment, or else those of the platform that runs here.
import { runServiceCommand } from './platform/service-command.mjs';

await runServiceCommand('membership', 'rehearse');
