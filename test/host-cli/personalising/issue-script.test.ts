import { describe, expect, test } from 'vitest';
import { parseScript } from '../../../apdu/script/parse-script.js';
import { demonstrationData, PROFILES, personalise } from '../../../card-model/index.js';
import { loadKeyFile } from '../../../host-cli/input/key-file.js';
import { issueScript } from '../../../host-cli/personalising/issue-script.js';
import { createScriptVerbs } from '../../../host-cli/script-verbs/script-verbs.js';

const keyFile = (await loadKeyFile('fixtures/personalisation/gen3-demo.json', {}))!;
const verbs = createScriptVerbs({ keyFile, environment: {}, hasPin: false, pin: async () => '' });

describe.each(PROFILES.map((profile) => [profile.id, profile] as const))('%s', (id, profile) => {
  const lines = issueScript(profile, personalise(profile, demonstrationData()), 'data.json');

  test('is a script that run understands, and says how it is run', () => {
    const script = parseScript(lines.join('\n'), 'issue.apdu', { verbs });
    expect(script.title).toContain(id);
    expect(lines.join('\n')).toContain('sscard run THIS-FILE --keys data.json');
    expect(lines).toContain(`issue profile ${id} activated`);
  });

  test('every step is expected to be answered, and named', () => {
    const parts = lines.join('\n').split('\n\n').slice(2);
    expect(parts.length).toBeGreaterThan(100);
    for (const part of parts) expect(part).toMatch(/^note .+\n(send|issue) .+\nexpect .+$/);
  });

  test('WRITE KEY is never sent as it stands', () => {
    expect(lines.filter((line) => /^send (00|80|84)(D4|DA)/.test(line))).toEqual([]);
    expect(lines.filter((line) => line.startsWith('send 80E003'))).toEqual([]);
  });
});

test('the state wanted is told', () => {
  const [gen1] = PROFILES;
  const contents = personalise(gen1!, demonstrationData(), { lifeCycle: 'INITIALISED' });
  expect(issueScript(gen1!, contents, undefined)).toContain('issue profile gen1 initialised');
});
