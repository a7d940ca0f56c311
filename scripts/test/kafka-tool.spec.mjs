import assert from 'node:assert/strict';
import { test } from 'node:test';
import { commandOf } from './command.mjs';

for (const script of ['kafka-acls.mjs', 'kafka-topics.mjs']) {
  const print = commandOf(script);

  test(`${script} prints no command with a prefix that is no name to Kafka`, () => {
    for (const prefix of ['a b', '', 'mumaris\n', 'x'.repeat(101)]) {
      const { code, stdout, stderr } = print('--prefix', prefix);
      assert.equal(code, 1, prefix);
      assert.equal(stdout, '', prefix);
      assert.match(stderr, /--prefix takes letters/, prefix);
    }
    const { code, stdout } = print('--prefix', 'North_2.mumaris-plus');
    assert.equal(code, 0);
    assert.match(stdout, / North_2\.mumaris-plus\.billing\.v1\b/);
  });

  test(`${script} quotes what a shell would take apart`, () => {
    const { stdout } = print('--bootstrap-server', 'b-1:9092,b-2:9092', '--command-config', "/etc/it's mine");
    assert.ok(stdout.includes(`--bootstrap-server b-1:9092,b-2:9092 --command-config '/etc/it'\\''s mine' `), stdout);
  });
}
