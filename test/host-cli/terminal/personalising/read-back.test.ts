import { describe, expect, it } from 'vitest';
import { type Card, createCard } from '../../../../card-model/card.js';
import type { CardContents } from '../../../../card-model/image/card-contents.js';
import type { Profile } from '../../../../card-model/kernel/profile.js';
import { TEST_TRANSPORT_KEY } from '../../../../card-model/personalisation/blank-card.js';
import { gen3 } from '../../../../card-model/profiles/gen3.js';
import { PROFILES } from '../../../../card-model/profiles/registry.js';
import demonstrationFile from '../../../../fixtures/personalisation/gen3-demo.json' with { type: 'json' };
import { connectCard } from '../../../../host-cli/terminal/connection/connect-card.js';
import { readBack } from '../../../../host-cli/terminal/personalising/read-back.js';
import { blueprint } from '../../../support/building.js';
import { bytes } from '../../../support/hex.js';
import { seededRandom } from '../../../support/random.js';

/** A card that holds these contents and is still open for building. */
function open(contents: CardContents): Card {
  const transportKey = { value: TEST_TRANSPORT_KEY, triesLeft: 3, maximumTries: 3 };
  return createCard({ contents: { ...contents, transportKey }, random: seededRandom() });
}

/** What reading back tells of a card that holds `held` and was to hold `wanted`. */
async function differences(
  held: CardContents,
  wanted: CardContents,
  profile: Profile = gen3,
): Promise<string[]> {
  const card = open(held);
  const transport = connectCard(card);
  card.transmit(bytes('80E00300085353434152443031'));
  const found = await readBack(transport, profile, wanted);
  for (const { problem } of found) expect(problem.zh).not.toBe('');
  return found.map(({ place, problem }) => `${place}: ${problem.en}`);
}

type Ssse = CardContents['masterFile'];
const changed = (change: (ssse: Ssse) => Ssse, contents = blueprint(gen3)): CardContents => {
  const [ssse, ...others] = contents.masterFile.directories;
  return { ...contents, masterFile: { ...contents.masterFile, directories: [change(ssse!), ...others] } };
};
const withFile = (fid: number, change: (file: Ssse['files'][number]) => unknown): CardContents =>
  changed((ssse) => ({
    ...ssse,
    files: ssse.files.map((file) => (file.fid === fid ? (change(file) as typeof file) : file)),
  }));

const wanted = blueprint(gen3);

describe('nothing differs', () => {
  it.each(PROFILES)('on a card of $id that is as it shall be', async (profile) => {
    expect(await differences(blueprint(profile), blueprint(profile), profile)).toEqual([]);
  });

  it('with several versions of keys, of which some answer to nothing', async () => {
    const keys = demonstrationFile.keys.SSSE.flatMap((key) =>
      [2, 1].map((version) => ({ ...key, version, master: `${version}`.repeat(32) })),
    );
    const contents = blueprint(gen3, { 'keys.SSSE': keys });
    expect(await differences(contents, contents)).toEqual([]);
  });
});

describe('what differs is told with its place', () => {
  it('a byte of a record, of a photograph', async () => {
    const record = withFile(0xef06, (file) => {
      if (file.kind !== 'linear-variable') return file;
      return {
        ...file,
        records: file.records.map((each, index) =>
          index === 2 ? each.map((byte, at) => (at < 2 ? byte : 0x41)) : each,
        ),
      };
    });
    expect(await differences(record, wanted)).toEqual([
      'SSSE.EF06 record 3: other contents than were written',
    ]);
    const photograph = withFile(0xef08, (file) =>
      file.kind === 'transparent' ? { ...file, content: file.content.with(4095, 0) } : file,
    );
    expect(await differences(photograph, wanted)).toEqual(['SSSE.EF08: other contents than were written']);
  });

  it('the size of a file, the count of records, a file that is missing', async () => {
    const short = withFile(0xef08, (file) =>
      file.kind === 'transparent' ? { ...file, content: file.content.slice(1) } : file,
    );
    expect(await differences(short, wanted)).toEqual(['SSSE.EF08: 4095 bytes instead of 4096']);
    const fewer = withFile(0xef06, (file) =>
      file.kind === 'linear-variable' ? { ...file, records: file.records.slice(0, 5) } : file,
    );
    expect(await differences(fewer, wanted)).toEqual(['SSSE.EF06: 5 records instead of 7']);
    const missing = changed((ssse) => ({ ...ssse, files: ssse.files.filter(({ fid }) => fid !== 0xef0d) }));
    expect(await differences(missing, wanted)).toEqual(['SSSE.EF0D: SELECT answers 6A82']);
  });

  it('the record length of a cyclic file', async () => {
    const contents = changed((ssse) => ({
      ...ssse,
      directories: ssse.directories.map((df) => ({
        ...df,
        files: df.files.map((file) =>
          file.kind === 'cyclic' && df.fid === 0xdf02 && file.fid === 0xef16
            ? { ...file, recordBytes: 0x11 }
            : file,
        ),
      })),
    }));
    expect(await differences(contents, wanted)).toEqual(['DF02.EF16: 17 bytes instead of 18']);
  });

  it('a key, the IRK, the PIN; no secret is told', async () => {
    const zero = new Uint8Array(16);
    const contents = changed((ssse) => ({
      ...ssse,
      pin: { ...ssse.pin!, value: bytes('111111') },
      keys: ssse.keys.map((key) =>
        key.reference === 0x04 || key.type === 'IRK' ? { ...key, value: zero } : key,
      ),
    }));
    expect(await differences(contents, wanted)).toEqual([
      'SSSE.IRK: the key answers 6988',
      'SSSE.UK: the key answers 63C2',
      'SSSE.PIN: VERIFY answers 63C5',
    ]);
  });

  it('a directory that is missing', async () => {
    const contents = changed((ssse) => ({
      ...ssse,
      directories: ssse.directories.filter(({ fid }) => fid !== 0xdf05),
    }));
    expect(await differences(contents, wanted)).toEqual(['DF05: SELECT answers 6A82']);
  });
});

it('changes nothing on a card that is right', async () => {
  const card = open(wanted);
  const before = card.contents();
  const transport = connectCard(card);
  card.transmit(bytes('80E00300085353434152443031'));
  await readBack(transport, gen3, wanted);
  expect(card.contents()).toEqual(before);
});
