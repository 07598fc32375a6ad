import { describe, expect, it } from 'vitest';
import { createCard } from '../../../card-model/card.js';
import { gen2 } from '../../../card-model/profiles/gen2.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';
import { des, tripleDes } from '../../../crypto/index.js';
import { personalisedWith } from '../../support/card-data.js';
import { converse } from '../../support/conversation.js';
import { AID, keyData } from '../../support/demonstration.js';
import { bytes, hex } from '../../support/hex.js';
import { constantRandom } from '../../support/random.js';
import { Terminal } from '../../support/terminal.js';
import { writtenFiles } from '../../support/written-files.js';

const [ssse] = gen2.plan().directories;
/** R of the worked examples is what GET CHALLENGE gives. */
const R = '1122334455667788';
const terminal = () =>
  new Terminal(createCard({ contents: personalisedWith({}, gen2), random: constantRandom(R) }));

it('says what kind of card it is', () => {
  expect(gen2).toMatchObject({
    id: 'gen2',
    specificationVersion: '2.00',
    algorithm: '3DES',
    interfaces: ['contact'],
  });
});

describe('the files are those of generation 3', () => {
  const later = gen3.plan().directories[0]!;
  it('with the same elements, sizes and keys', () => {
    const contents = (directory: typeof later) =>
      writtenFiles(directory).map(([name, written, rights]) => [name, written, rights.split(' / ')[1]]);
    expect(contents(ssse!)).toEqual(contents(later));
    expect(ssse!.directories.map(contents)).toEqual(later.directories.map(contents));
    const keys = ssse!.directories.map((directory) => directory.keys);
    expect(keys).toEqual(later.directories.map((directory) => directory.keys));
  });
  it('but EF06 is free to read, and a UK reads nothing', () => {
    const reading = (label: string, name: string) => {
      const directory = [ssse!, ...ssse!.directories].find((candidate) => candidate.label === label)!;
      return writtenFiles(directory)
        .find(([file]) => file === name)![2]
        .split(' / ')[0];
    };
    expect(reading('SSSE', 'EF06')).toBe('free');
    expect(reading('SSSE', 'EF08')).toBe('SSSE.RK (0A)');
    expect(reading('DF01', 'EF05')).toBe('PIN or DF01.RK (81)');
    expect(reading('DF01', 'EF16')).toBe('free');
    expect(reading('DF04', 'EF06')).toBe('PIN and DF04.RK_EF06 (84)');
    expect(reading('DF07', 'EF05')).toBe('DF07.RK_EF05 (83)');
  });
});

describe('worked examples, generation 2', () => {
  it('卡识别码 with its MAC, version 2.00, the algorithm byte of 3DES', () => {
    converse(terminal(), [
      [`00A404000F${AID.SSSE}`, '611E'],
      ['00C000001E', `6F1C840F${AID.SSSE}A5098801019F0C03860101 9000`],
      ['00B2012C00', '0110 510100D15600000500000001 B3CF798F 9000'],
      ['00B2032C00', '0304 322E3030 9000'],
      ['00B2043400', '0A01 31 9000'],
    ]);
  });
  it('EXTERNAL AUTHENTICATE with SSSE.RK, with and without the key version', () => {
    converse(terminal(), [
      ['select SSSE', '9000'],
      ['00B0880001', '6982'],
      ['0084000008', `${R} 9000`],
      ['0082000A10 CF109D137FF6EEB9 A1A2A3A4A5A6A7A8', '9000'],
      ['00B0880001', 'FF 9000'],
      ['0084000008', `${R} 9000`],
      ['0082000A11 CF109D137FF6EEB9 A1A2A3A4A5A6A7A8 01', '9000'],
      ['0084000008', `${R} 9000`],
      ['0082000A10 954DC29564E31DDF A1A2A3A4A5A6A7A8', '63C2'],
    ]);
  });
  it('INTERNAL AUTHENTICATE', () => {
    converse(terminal(), [
      ['select SSSE', '9000'],
      ['0088000010 0102030405060708 A1A2A3A4A5A6A7A8', '6108'],
      ['00C0000008', 'DEFD691B30AC00BF 9000'],
    ]);
  });
  it('UNBLOCK and RELOAD of the PIN', () => {
    const spoken = terminal();
    converse(spoken, [
      ['select SSSE', '9000'],
      ['verify 111111', '63C5'],
      ...pukShown(),
      ['0084000008', `${R} 9000`],
      ['8424000004 84407C25', '9000'],
      ['tries', '63C6'],
      ['0084000008', `${R} 9000`],
      ['842400010C D35A3570ED7AA4D4 943EE627', '6988'],
      ['0084000008', `${R} 9000`],
      ['842400010C D35A3570ED7AA4D4 943EE626', '9000'],
      ['verify 246813', '63C5'],
      ['verify 975318', '9000'],
    ]);
  });
});

/** The PUK has no worked example: its cryptogram is reckoned from the rules with the bare ciphers. */
function pukShown(): [said: string, answer: string][] {
  const factors = ['3531303130307378', '8660510100000001'];
  const diversified = (key: Uint8Array, factor: string): Uint8Array => {
    const half = bytes(factor);
    return tripleDes(key).encryptEcb(Uint8Array.of(...half, ...half.map((byte) => ~byte)));
  };
  const cardKey = factors.reduce(diversified, bytes(keyData('SSSE.PUK').master));
  const data = 'A1A2A3A4A5A6A7A8';
  const cryptogram = des(tripleDes(cardKey).encryptEcb(bytes(R))).encryptEcb(bytes(data));
  return [
    ['0084000008', `${R} 9000`],
    [`0082000610 ${hex(cryptogram)} ${data}`, '9000'],
  ];
}
