import { describe, expect, it } from 'vitest';
import { gen3 } from '../../../../card-model/profiles/gen3.js';
import { type ExploredDirectory, exploreCard } from '../../../../host-cli/terminal/exploring/explore-card.js';
import { requireDirectory } from '../../../../host-cli/terminal/keys/directories.js';
import { demonstrationContents, secretKeys } from '../../../support/demonstration.js';
import { ATR, freshCard, link, scripted } from '../link.js';

function* all(directory: ExploredDirectory): Generator<ExploredDirectory> {
  yield directory;
  for (const child of directory.directories) yield* all(child);
}
const directoriesOf = async (transport: Parameters<typeof exploreCard>[0]) => [
  ...all((await exploreCard(transport, gen3)).root),
];
const find = (directories: ExploredDirectory[], label: string) =>
  directories.find((directory) => directory.label === label)!;

describe.each([
  ['contact, T=0', undefined],
  ['contactless', 'contactless'],
] as const)('the demonstration card over %s', (_name, cardInterface) => {
  it('has everything that its profile plans', async () => {
    const directories = await directoriesOf(link(freshCard(), cardInterface).transport);
    for (const directory of directories) {
      expect(directory, directory.label).toMatchObject({
        presence: 'present',
        statusWord: 0x9000,
        lifeCycle: 'ACTIVATED',
      });
      for (const file of directory.files)
        expect(file, `${directory.label} ${file.label}`).toMatchObject({ presence: 'present' });
    }
  });

  it('tells sizes, counts and rules', async () => {
    const ssse = find(await directoriesOf(link(freshCard(), cardInterface).transport), 'SSSE');
    expect(ssse.files.find(({ label }) => label === 'EF06')).toMatchObject({
      fid: 0xef06,
      sfi: 6,
      kind: 'linear-variable',
      recordCount: 7,
      read: { en: 'SSSE.RK (0A)', zh: 'SSSE.RK (0A)' },
      update: { en: 'contact and SSSE.UK (04)' },
    });
    expect(ssse.files.find(({ label }) => label === 'EF08')).toMatchObject({
      bytes: 0x1000,
      kind: 'transparent',
    });
    expect(ssse.keys).toContainEqual(
      expect.objectContaining({ name: 'SSSE.RK', reference: 0x0a, type: 'EXTERNAL' }),
    );
  });

  it('gives plain data without a key value', async () => {
    const explored = await exploreCard(link(freshCard(), cardInterface).transport, gen3);
    expect(JSON.parse(JSON.stringify(explored))).toEqual(explored);
    for (const secret of secretKeys()) expect(JSON.stringify(explored)).not.toContain(secret);
  });
});

it('tells the profile and the answer to reset', async () => {
  expect(await exploreCard(link().transport, gen3)).toMatchObject({ profile: 'gen3', answerToReset: ATR });
});

it('tells the life cycle of a card that is not in service', async () => {
  const { transport } = link(freshCard({ contents: demonstrationContents('DEACTIVATED') }));
  expect(find(await directoriesOf(transport), 'SSSE')).toMatchObject({
    presence: 'present',
    statusWord: 0x6283,
    lifeCycle: 'DEACTIVATED',
  });
});

describe('another card', () => {
  it('may lack a directory: its files are not looked for', async () => {
    const transport = scripted({
      '00A4': '9000',
      '00A4040406D15600000504': '6A82',
      '00A4000402DF05': '6A82',
    });
    const df05 = find(await directoriesOf(transport), 'DF05');
    expect(df05).toMatchObject({ presence: 'absent', statusWord: 0x6a82 });
    expect(df05.files).toMatchObject([{ presence: 'absent', statusWord: 0x6a82 }]);
    const before = transport.sent.findIndex((command) => command.startsWith('00A4000402DF05'));
    expect(transport.sent[before + 1]).toMatch(/^00A40404/);
  });

  it('may lack a file', async () => {
    const transport = scripted({ '00A4': '9000', '00A4020402EF0C': '6A82' });
    const ssse = find(await directoriesOf(transport), 'SSSE');
    expect(ssse.files.filter(({ presence }) => presence === 'absent').map(({ label }) => label)).toEqual([
      'EF0C',
    ]);
  });

  it('that gives no FCP is asked plainly', async () => {
    const transport = scripted({
      '00A4': '9000',
      '00A40004': '6A86',
      '00A40404': '6A86',
      '00A40204': '6A86',
    });
    const directories = await directoriesOf(transport);
    for (const directory of directories) {
      expect(directory).toMatchObject({ presence: 'present' });
      expect(directory).not.toHaveProperty('lifeCycle');
      for (const file of directory.files) expect(file.presence).toBe('present');
    }
  });

  it('may refuse', async () => {
    const transport = scripted({ '00A4': '6A81' });
    for (const { presence, statusWord } of await directoriesOf(transport)) {
      expect({ presence, statusWord }).toEqual({ presence: 'refused', statusWord: 0x6a81 });
    }
  });
});

it('knows every file of the plan', async () => {
  const ssse = find(await directoriesOf(link().transport), 'SSSE');
  expect(ssse.files.map(({ fid }) => fid)).toEqual(
    requireDirectory(gen3, 'SSSE').files.map(({ fid }) => fid),
  );
});
