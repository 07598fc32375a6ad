import { describe, expect, it } from 'vitest';
import { issueSteps } from '../../../../card-model/issuing/issue-steps.js';
import { TEST_TRANSPORT_KEY } from '../../../../card-model/personalisation/blank-card.js';
import { PROFILES } from '../../../../card-model/profiles/registry.js';
import { stepName } from '../../../../host-cli/terminal/personalising/step-name.js';
import { blueprint } from '../../../support/building.js';

describe.each(PROFILES)('every step of $id', (profile) => {
  const steps = issueSteps(profile, blueprint(profile), TEST_TRANSPORT_KEY);
  it('is named in both languages, with its place', () => {
    for (const step of steps) {
      const { en, zh } = stepName(step);
      expect(en).toMatch(/^[a-z].* [A-Z]/);
      expect([en.endsWith(step.place), zh.endsWith(step.place)]).toEqual([true, true]);
      expect(zh).toMatch(/\p{Script=Han}/u);
    }
  });
});

it('says what is done and to what', () => {
  const [profile] = PROFILES;
  const names = issueSteps(profile!, blueprint(profile!), TEST_TRANSPORT_KEY).map(
    (step) => stepName(step).en,
  );
  expect(names.slice(0, 3)).toEqual([
    'selecting MF',
    'showing the transport key to MF',
    'setting the answer to reset of MF',
  ]);
  for (const name of [
    'creating SSSE.EF05',
    'writing key SSSE.PIN',
    'writing SSSE.EF05 record 1',
    'ending the building of MF',
  ]) {
    expect(names).toContain(name);
  }
  expect(names.slice(-2)).toEqual(['authenticating with SSSE.UK', 'changing the state of SSSE']);
});
