const { readFileSync } = require('node:fs');

/** Of Linux's clock in /proc, which all of its platforms count alike. */
const ticksASecond = 100;

/**
 * Seconds of the processor that this process has used, with its children that have ended. How busy a machine is with other
 * things changes little of it, where the time on the clock may be a multiple. Elsewhere than on Linux it is this process alone.
 */
module.exports.processorSeconds = () => {
  if (process.platform !== 'linux') {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  }
  // proc(5): the name, in brackets, may hold anything; user, system and those of the children are fields 14 to 17.
  const fields = readFileSync('/proc/self/stat', 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / ticksASecond;
};
