const { default: Sequencer } = require('@jest/test-sequencer');

/** Runs the files by their names: the last ones move the clock, which goes forward only. */
module.exports = class InOrder extends Sequencer {
  sort(tests) {
    return [...tests].sort((one, other) => one.path.localeCompare(other.path));
  }
};
