import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { CardInterface } from '../../apdu/transport/card-port.js';
import { createCard } from '../../card-model/card.js';
import { findProfile, parseCardData, personalise } from '../../card-model/index.js';
import clients from '../../fixtures/field/clients.json' with { type: 'json' };
import { OfferedCard } from '../../host-cli/serving/offered-card.js';
import { serveTcp, type TcpService } from '../../host-cli/serving/tcp/serve-tcp.js';
import { KEYS } from '../support/card-office.js';
import { sscard } from '../support/cli.js';
import { demonstrationWith } from '../support/demonstration.js';
import { hex } from '../support/hex.js';
import { useTemporaryFolder } from '../support/temporary-folder.js';
import { cardOf, casesOf, runScripts } from './conformance/suite-runs.js';

/**
 * The project's own end-to-end tests: scripts in its own language, run by its own runner, on cards of every generation,
 * on every interface, in this process and served to a client. What is expected stands in the scripts.
 */
const FOLDER = 'fixtures/scripts/end-to-end';
const SHARED = 'common.apdu';
const SCRIPTS = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.apdu') && name !== SHARED)
  .map((name) => join(FOLDER, name));

const folder = useTemporaryFolder();
const services: TcpService[] = [];
afterEach(async () => {
  for (const service of services.splice(0)) await service.close();
});

const newCard = (profile: string) =>
  createCard({ contents: personalise(findProfile(profile), parseCardData(demonstrationWith())) });

/** The card of a file. */
async function stored(profile: string): Promise<string> {
  const path = folder.path('card.img');
  expect((await sscard(['new', '-p', profile, '-o', path])).status).toBe(0);
  return `sim:${path}`;
}

/** A card that is served. */
async function served(profile: string): Promise<string> {
  const card = newCard(profile);
  const offered = new OfferedCard(0, 'sim:', card, card.profile.interfaces);
  const service = await serveTcp([offered.newSlots()], { host: '127.0.0.1', port: 0 }, {});
  services.push(service);
  return `tcp:127.0.0.1:${service.endpoints[0]!.port}`;
}

interface Setting {
  readonly profile: string;
  readonly cardInterface: CardInterface;
  readonly place: 'sim:' | 'tcp:';
  readonly options?: readonly string[];
  /** Cases that pass at the least. */
  readonly cases: number;
}

const SETTINGS: readonly Setting[] = [
  { profile: 'gen1', cardInterface: 'contact', place: 'sim:', cases: 20 },
  { profile: 'gen2', cardInterface: 'contact', place: 'sim:', cases: 21 },
  { profile: 'gen3', cardInterface: 'contact', place: 'sim:', cases: 25 },
  { profile: 'gen3', cardInterface: 'contact', place: 'sim:', options: ['--protocol', 't1'], cases: 24 },
  { profile: 'gen3', cardInterface: 'contactless', place: 'sim:', cases: 17 },
  { profile: 'gen1', cardInterface: 'contact', place: 'tcp:', cases: 18 },
  { profile: 'gen2', cardInterface: 'contact', place: 'tcp:', cases: 19 },
  { profile: 'gen3', cardInterface: 'contact', place: 'tcp:', cases: 21 },
  { profile: 'gen3', cardInterface: 'contactless', place: 'tcp:', cases: 17 },
];

describe.each(SETTINGS)('$profile, $cardInterface, $place, further options $options', (setting) => {
  test('every script passes', async () => {
    const { profile, cardInterface, place, options = [], cases } = setting;
    const address = place === 'sim:' ? await stored(profile) : await served(profile);
    const argv = ['run', '-r', address, '--interface', cardInterface, '--keys', KEYS, ...options, '--json'];
    const { status, stdout, stderr } = await sscard([...argv, ...SCRIPTS]);
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const outcomes = lines.filter((line) => line.outcome !== undefined && line.case !== undefined);
    expect(outcomes.filter(({ outcome }) => outcome !== 'passed' && outcome !== 'skipped')).toEqual([]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(outcomes.filter(({ outcome }) => outcome === 'passed').length).toBeGreaterThanOrEqual(cases);
    // What only a card of this process can do is skipped on a served one, and nothing else.
    const skipped = outcomes.filter(({ outcome }) => outcome === 'skipped').map(({ reason }) => reason);
    if (place === 'sim:') expect(skipped).toEqual([]);
    else for (const reason of skipped) expect(reason).toMatch(/^needs (simulator|contactless)$/);
  });
});

test('a card that is otherwise fails: the scripts can', async () => {
  const changes = { 'social.EF05.07.value': 'A20000019', 'pins.social.value': '135799' };
  const contents = personalise(findProfile('gen3'), parseCardData(demonstrationWith(changes)));
  const outcome = await runScripts(
    SCRIPTS,
    cardOf(() => createCard({ contents })),
  );
  const failed = casesOf(outcome).filter((one) => one.outcome === 'failed');
  expect(failed.map(({ head }) => head.name)).toEqual(
    expect.arrayContaining([
      'Issuer data: by number, by tag, with the short identifier',
      'Finds the card number, and burns a try of the PIN',
      'reader-control-gen3: reads the holder',
      'Tries are counted, survive power, and come back with the right PIN',
    ]),
  );
});

/** The command sequences of fixtures/field/clients.json, which the scripts of the field must send as they stand there. */
describe('scripts of the field send what the programs of the field send', () => {
  test.each([
    ['reader-app-1', 'field-reader-app-1', 'Finds the card number'],
    ['reader-control-gen3', 'field-reader-control', 'reader-control-gen3'],
    ['reader-control-pin', 'field-reader-control', 'reader-control-pin'],
  ])('%s', async (client, script, name) => {
    const outcome = await runScripts(
      [join(FOLDER, `${script}.apdu`)],
      cardOf(() => newCard('gen3')),
    );
    const found = casesOf(outcome).find(({ head }) => head.name.startsWith(name))!;
    const sent = found.steps
      .flatMap(({ exchanges = [] }) => exchanges.map(({ command }) => hex(command)))
      .filter((command) => !command.startsWith('00C0'));
    const { steps } = clients.find((one) => one.client === client)!;
    for (const [index, { cmd }] of steps.entries())
      expect(sent[index], `step ${index + 1}`).toMatch(
        new RegExp(`^${cmd.replaceAll(/<[^>]*>/g, '[0-9A-F]+')}$`),
      );
  });
});
