import { describe, expect, it } from 'vitest';
import { encodeCommand } from '../../../apdu/codec/command-apdu.js';
import { blankCard, createCard, findProfile } from '../../../card-model/index.js';
import { cardAlgorithm } from '../../../crypto/index.js';
import { securedCommand } from '../../../host-cli/terminal/connection/secured-command.js';
import { bytes, hex } from '../../support/hex.js';

const MK = bytes('000102030405060708090A0B0C0D0E0F');
const algorithm = cardAlgorithm('SM4');

/** A blank card whose MF has room for keys, and the MK. */
function opened() {
  const card = createCard({ contents: blankCard(findProfile('gen3')) });
  const say = (command: string) => hex(card.transmit(bytes(command)));
  expect(say('80E00300085353434152443031')).toBe('9000');
  expect(say('80E0010010C30001041800FFFFFFFFFFFFFFFFFFFF')).toBe('9000');
  expect(say(`00D4010018 000001FF0303FF10 ${hex(MK)}`)).toBe('9000');
  const secured = (tag: number, value: Uint8Array) => {
    const challenge = card.transmit(bytes('0084000008')).subarray(0, 8);
    const header = { cla: 0x84, ins: 0xda, p1: tag >> 8, p2: tag & 0xff };
    return encodeCommand(securedCommand(header, algorithm, algorithm.processKey(MK, challenge), value));
  };
  const objects = () => card.contents().masterFile.objects;
  return { card, say, secured, objects };
}

describe('PUT DATA while the card is built', () => {
  it.each([1, 14, 15, 16, 238])('an object of %i bytes', (count) => {
    const { card, secured, objects } = opened();
    const value = Uint8Array.from({ length: count }, (_, index) => index);
    expect(hex(card.transmit(secured(0x9f79, value)))).toBe('9000');
    expect(objects()).toEqual([{ tag: 0x9f79, value }]);
    expect(hex(card.transmit(secured(0x9f79, bytes('07'))))).toBe('9000');
    expect(objects()).toEqual([{ tag: 0x9f79, value: bytes('07') }]);
  });

  it('a wrong MAC is 6988, a replayed command 6984, a missing MAC 6700, an empty object 6A80; nothing is written', () => {
    const { card, say, secured, objects } = opened();
    const command = secured(0x9f36, bytes('0001'));
    const wrong = command.slice();
    wrong[wrong.length - 1]! ^= 1;
    expect(hex(card.transmit(wrong))).toBe('6988');
    expect(hex(card.transmit(command))).toBe('6984');
    expect(
      hex(
        card.transmit(
          encodeCommand({ cla: 0x84, ins: 0xda, p1: 0x9f, p2: 0x36, data: bytes('00'.repeat(16)) }),
        ),
      ),
    ).toBe('6700');
    expect(hex(card.transmit(secured(0x9f36, new Uint8Array(0))))).toBe('6A80');
    expect(hex(card.transmit(secured(0x0000, bytes('01'))))).toBe('6A86');
    expect(say('80DA9F36020001')).toBe('6E00');
    expect(objects()).toBeUndefined();
  });

  it('needs the transport key, and a card that is not issued', () => {
    const { card, say, secured, objects } = opened();
    card.powerOn();
    expect(hex(card.transmit(secured(0x9f36, bytes('0001'))))).toBe('6982');
    expect(say('80E00300085353434152443031')).toBe('9000');
    expect(say('80E00200')).toBe('9000');
    expect(hex(card.transmit(secured(0x9f36, bytes('0001'))))).toBe('6985');
    expect(objects()).toBeUndefined();
  });

  it('is for contacts only', () => {
    const { card, secured } = opened();
    card.powerOn('contactless');
    expect(hex(card.transmit(secured(0x9f36, bytes('0001'))))).toBe('6982');
  });
});
