import { afterAll, describe, expect, it } from 'vitest';
import type { CommandDefinition } from '../../../card-model/kernel/command.js';
import type { Profile } from '../../../card-model/kernel/profile.js';
import { PROFILES } from '../../../card-model/profiles/registry.js';
import { BANK_READING_SCENARIOS, BANK_SCENARIOS } from '../../support/tear-scenarios-bank.js';
import { BUILDING_SCENARIOS } from '../../support/tear-scenarios-building.js';
import { ISSUED_SCENARIOS } from '../../support/tear-scenarios-issued.js';
import { KEY_SCENARIOS } from '../../support/tear-scenarios-keys.js';
import { PSAM_SCENARIOS } from '../../support/tear-scenarios-psam.js';
import { READING_SCENARIOS } from '../../support/tear-scenarios-reading.js';
import { SECRET_SCENARIOS } from '../../support/tear-scenarios-secrets.js';
import { LINKS, type Link, type TearScenario, walkThrough } from '../../support/tear-walk.js';

const READING: readonly TearScenario[] = [...READING_SCENARIOS, ...BANK_READING_SCENARIOS];
const ALL: readonly TearScenario[] = [
  ...BUILDING_SCENARIOS,
  ...KEY_SCENARIOS,
  ...SECRET_SCENARIOS,
  ...ISSUED_SCENARIOS,
  ...PSAM_SCENARIOS,
  ...BANK_SCENARIOS,
  ...READING,
];

const linksOf = ({ interfaces }: Profile): readonly Link[] =>
  LINKS.filter((link) => link !== 'contactless' || interfaces.includes('contactless'));

/** What a scenario of that name walks through in a profile: applications may have different commands of one name. */
function definitionOf(
  { applications }: Profile,
  { command, application }: Named,
): CommandDefinition | undefined {
  const owner = application ? applications.find(({ id }) => id === application) : applications[0];
  return owner?.commands.find(({ name }) => name === command);
}

type Named = Pick<TearScenario, 'command' | 'application'>;

const scenariosOf = (profile: Profile): TearScenario[] =>
  ALL.filter(({ command, application, needs = [] }) =>
    [command, ...needs].every((name) =>
      definitionOf(profile, { command: name, ...(application && { application }) }),
    ),
  );

/** Every command of every application once, however many applications serve it. */
const commandsOf = ({ applications }: Profile): [title: string, definition: CommandDefinition][] => {
  const titles = new Map<CommandDefinition, string>();
  for (const { id, commands } of applications) {
    for (const definition of commands) {
      if (!titles.has(definition)) titles.set(definition, `${id}: ${definition.name}`);
    }
  }
  return [...titles].map(([definition, title]) => [title, definition]);
};

const count = { scenarios: 0, points: 0 };
afterAll(() => {
  process.stdout.write(
    `${count.scenarios} commands of ${PROFILES.length} profiles broken off at ${count.points} writes\n`,
  );
});

describe.each(PROFILES)('every command of $id, torn at every write', (profile) => {
  const scenarios = scenariosOf(profile);

  it.each(commandsOf(profile))('%s has its scenarios', (_title, definition) => {
    const own = scenarios.filter((scenario) => definitionOf(profile, scenario) === definition);
    expect(own.length).toBeGreaterThan(0);
    // A command that writes is walked through at least one branch that does.
    const reads = own.some((scenario) => READING.includes(scenario));
    expect(own.some(({ writesNothing }) => !writesNothing)).toBe(!reads);
  });

  it.each(scenarios.map((scenario) => [`${scenario.command} ${scenario.branch}`.trim(), scenario] as const))(
    '%s',
    (_title, scenario) => {
      for (const link of linksOf(profile)) {
        if (scenario.links && !scenario.links.includes(link)) continue;
        const waits = scenario.command !== 'GET RESPONSE' || link === 'T=0';
        if (!waits) continue;
        count.points += walkThrough(scenario, profile, link);
        count.scenarios++;
      }
    },
  );
});
