// npm run check-credential -- --help
// Checks a proof of a document offline. The command is the folder of this name, which stands by itself.
import './check-credential/cli.mjs';
