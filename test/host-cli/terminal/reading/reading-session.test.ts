import { describe, expect, it } from 'vitest';
import type { Transport } from '../../../../apdu/transport/transport.js';
import { profileOfGeneration, requireDirectory } from '../../../../host-cli/terminal/keys/directories.js';
import type { KeyRing } from '../../../../host-cli/terminal/keys/key-ring.js';
import { ReadingSession } from '../../../../host-cli/terminal/reading/reading-session.js';
import { PIN } from '../../../support/demonstration.js';
import {
  demonstrationRing,
  freshCard,
  GENERATION_2,
  identified,
  link,
  ringOf,
  ringWithWrong,
  scripted,
} from '../link.js';

const gen3 = profileOfGeneration(3);

async function sessionOf(
  transport: Transport,
  keyRing?: KeyRing,
): Promise<(place: string) => ReturnType<ReadingSession['readFile']>> {
  const session = new ReadingSession(transport, await identified(transport), keyRing);
  return readerOf(session);
}

/** 'SSSE.EF06' to its reading. */
function readerOf(session: ReadingSession) {
  return (place: string) => {
    const [label = '', file = ''] = place.split('.');
    const directory = requireDirectory(gen3, label);
    return session.readFile(directory, directory.files.find(({ fid }) => fid === Number.parseInt(file, 16))!);
  };
}

describe('rights are gained when they are needed', () => {
  it('a free file needs none', async () => {
    const { transport, sent } = link();
    const read = await sessionOf(transport, demonstrationRing());
    expect((await read('SSSE.EF05')).records).toHaveLength(7);
    expect(sent.filter((command) => command.startsWith('0082'))).toEqual([]);
  });

  it('a key is shown once for all that it opens', async () => {
    const { transport, sent } = link();
    const read = await sessionOf(transport, demonstrationRing());
    for (const file of ['SSSE.EF06', 'SSSE.EF07', 'DF01.EF05', 'DF01.EF06', 'SSSE.EF08']) {
      expect(await read(file)).not.toHaveProperty('refused');
    }
    expect(
      sent.filter((command) => command.startsWith('0082')).map((command) => command.slice(6, 8)),
    ).toEqual(['0A', '81']);
  });

  it('a key of a directory is shown again after another directory', async () => {
    const { transport, sent } = link();
    const read = await sessionOf(transport, demonstrationRing());
    for (const file of ['DF01.EF05', 'DF02.EF05', 'DF01.EF05'])
      expect(await read(file)).not.toHaveProperty('refused');
    expect(sent.filter((command) => command.startsWith('0082'))).toHaveLength(3);
  });

  it('PIN and key together', async () => {
    const { transport } = link();
    const session = new ReadingSession(transport, await identified(transport), ringOf('DF04.RK_EF06'));
    const read = readerOf(session);
    expect((await read('DF04.EF06')).refused?.statusWord).toBe(0x6982);
    await session.verifyPin(PIN);
    expect((await read('DF04.EF06')).records?.map(({ value }) => value)).toEqual(['1', '50000', '10']);
  });
});

describe('refused keys', () => {
  it('after one wrong key no other is tried', async () => {
    const { transport, sent } = link();
    const session = new ReadingSession(
      transport,
      await identified(transport),
      ringWithWrong('SSSE.RK', 'DF01.RK'),
    );
    const read = readerOf(session);
    for (const file of ['SSSE.EF06', 'SSSE.EF07', 'DF01.EF05']) {
      const { refused } = await read(file);
      expect(refused).toMatchObject({
        statusWord: 0x6982,
        reason: { en: expect.stringMatching(/SSSE\.RK.*63C2/) },
      });
    }
    expect(sent.filter((command) => command.startsWith('0082'))).toHaveLength(1);
    expect(session.authentications).toMatchObject([{ key: 'SSSE.RK', outcome: 'refused', triesLeft: 2 }]);
  });

  it('a key that the card does not have leaves the others to be tried', async () => {
    const answers = { ...GENERATION_2, '00B2': '6982', '0084': '11223344556677889000', '0082': '6A88' };
    const transport = scripted(answers);
    const session = new ReadingSession(transport, await identified(transport), demonstrationRing());
    await readerOf(session)('DF01.EF05');
    expect(session.authentications.map(({ key, outcome }) => [key, outcome])).toEqual([
      ['DF01.RK', 'key-unknown'],
      ['DF01.UK_EF05', 'key-unknown'],
    ]);
  });

  it('a card that refuses though the right was gained is told as it is', async () => {
    const transport = scripted({
      ...GENERATION_2,
      '00B0': '6982',
      '0084': '11223344556677889000',
      '0082': '9000',
    });
    const read = await sessionOf(transport, demonstrationRing());
    expect((await read('SSSE.EF07')).refused?.reason.en).toMatch(/^reading the bytes from 0: .*\(6982\)$/);
  });
});

describe('what is not there', () => {
  it('a directory', async () => {
    const transport = scripted({ ...GENERATION_2, '00A4040006': '6A82', '00A4000002DF05': '6A82' });
    const reading = await (await sessionOf(transport))('DF05.EF05');
    expect(reading.refused).toMatchObject({
      statusWord: 0x6a82,
      reason: { en: expect.stringContaining('selecting DF05') },
    });
  });

  it('after it the directory before is selected anew', async () => {
    const transport = scripted({
      ...GENERATION_2,
      '00A4040006D15600000504': '6A82',
      '00A4000002DF05': '6A82',
      '00B2': '6A83',
    });
    const read = await sessionOf(transport);
    for (const file of ['DF01.EF05', 'DF05.EF05', 'DF01.EF06']) await read(file);
    expect(transport.sent.filter((command) => command.startsWith('00A4040006D15600000500'))).toHaveLength(2);
  });

  it('a file', async () => {
    const { transport } = link(freshCard());
    const session = new ReadingSession(transport, await identified(transport));
    const directory = requireDirectory(gen3, 'SSSE');
    const missing = { ...directory.files[0]!, fid: 0xef1e };
    const reading = await session.readFile(directory, missing);
    expect(reading).toMatchObject({ file: 'EF1E', records: [], refused: { statusWord: 0x6a82 } });
  });
});

it('describes the file it read', async () => {
  const read = await sessionOf(link().transport);
  expect(await read('SSSE.EF0C')).toEqual({
    directory: 'SSSE',
    file: 'EF0C',
    name: { zh: '省内数据', en: 'provincial data' },
    kind: 'linear-variable',
    access: { en: 'PIN or SSSE.UK_EF0C (07)', zh: 'PIN 或 SSSE.UK_EF0C (07)' },
    records: [],
    refused: {
      statusWord: 0x6982,
      reason: { en: expect.stringContaining('give the PIN'), zh: expect.any(String) },
    },
  });
});
