// npm run rehearse -- --help
// Tries the proposed rules of a service on everybody whom they concern, and changes nothing. Takes membership's variables from the
// environment, or else those of the platform that runs here.
import { runMembership } from './platform/membership.mjs';

await runMembership('rehearse');
