// Plain Node, no packages: this runs before anything is installed.
import { spawnSync } from 'node:child_process';

const wantedNode = /** @type {const} */ ([20, 19]);

/** What is missing on this machine before the install, each with how to get it. */
export function missingPrerequisites() {
  const missing = [];
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < wantedNode[0] || (major === wantedNode[0] && minor < wantedNode[1]))
    missing.push(
      `Node ${wantedNode.join('.')} or later is needed, this is ${process.versions.node}: see https://nodejs.org`,
    );
  if (spawnSync('npm', ['--version'], { shell: process.platform === 'win32' }).status !== 0)
    missing.push('npm is needed; it comes with Node: see https://nodejs.org');
  return missing;
}
