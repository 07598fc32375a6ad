import { describe, expect, it } from 'vitest';
import { createCard } from '../../../card-model/card.js';
import { decodeCardImage, encodeCardImage } from '../../../card-model/image/card-image.js';
import { CardImageError } from '../../../card-model/image/image-error.js';
import { sm3 } from '../../../crypto/index.js';
import { converse, type Exchange } from '../../support/conversation.js';
import { demonstrationContents, PIN, secretKeys } from '../../support/demonstration.js';
import { bytes, hex, hexByte } from '../../support/hex.js';
import { freshCard, Terminal } from '../../support/terminal.js';

const contents = demonstrationContents();
const image = encodeCardImage(contents);
const lineEnd = image.indexOf(0x0a);
const text = (data: Uint8Array): string => new TextDecoder().decode(data);

function errorOf(damaged: Uint8Array): CardImageError {
  try {
    decodeCardImage(damaged);
  } catch (error) {
    if (error instanceof CardImageError) return error;
    throw error;
  }
  throw new Error('the image was taken');
}

/** An image with a right header over any contents. */
function imageOf(body: string, version = '2', profile = 'gen3'): Uint8Array {
  const data = new TextEncoder().encode(body);
  const header = `sscard-image ${version} ${profile} ${data.length} ${hex(sm3(data))}\n`;
  return Uint8Array.of(...new TextEncoder().encode(header), ...data);
}

describe('round trip', () => {
  it.each(['INITIALISED', 'ACTIVATED', 'DEACTIVATED', 'TERMINATED'] as const)('%s', (lifeCycle) => {
    const given = demonstrationContents(lifeCycle);
    expect(decodeCardImage(encodeCardImage(given))).toEqual(given);
  });

  it('the image of a card made of an image is that image, byte for byte', () => {
    const first = freshCard().image();
    expect(hex(sm3(createCard({ image: first }).image()))).toBe(hex(sm3(first)));
  });

  it('after a life: records, cyclic files, counters and PIN are all there', () => {
    const card = freshCard();
    converse(new Terminal(card), [
      ['select SSSE', '9000'],
      ['auth SSSE.UK', '9000'],
      ['00DC052C06 0504 20270101', '9000'],
      ['00D6880002 AABB', '9000'],
      ['auth SSSE.UK wrong', '63C2'],
      ['change 246813 12345', '9000'],
      ['verify 111111', '63C5'],
      ['select DF04', '9000'],
      ['auth DF04.UK_EF06_EF15', '9000'],
      ...Array.from(
        { length: 10 },
        (_, index): Exchange => [`00E200A803 00${hexByte(index + 10)}31`, '9000'],
      ),
    ]);
    const reborn = freshCard({ image: card.image() });
    expect(reborn.contents()).toEqual(card.contents());
    converse(new Terminal(reborn), [
      ['select SSSE', '9000'],
      ['verify 111111', '63C4'],
      ['verify 12345', '9000'],
      ['auth SSSE.UK wrong', '63C1'],
      ['00B2052C00', '050420270101 9000'],
      ['auth SSSE.RK', '9000'],
      ['00B0880003', 'AABBFF 9000'],
      ['select DF04', '9000'],
      ['00B201AC00', '001331 9000'],
      ['00B208AC00', '000C31 9000'],
      ['00B209AC00', '6A83'],
    ]);
  });
});

describe('the first line', () => {
  it('tells version, profile, length and SM3 of the rest', () => {
    const body = image.subarray(lineEnd + 1);
    expect(text(image.subarray(0, lineEnd))).toBe(`sscard-image 2 gen3 ${body.length} ${hex(sm3(body))}`);
  });
});

describe('a damaged image', () => {
  it('cut anywhere is refused', () => {
    const cuts = [
      ...Array.from({ length: lineEnd + 40 }, (_, length) => length),
      image.length - 2,
      image.length - 1,
    ];
    for (let length = 200; length < image.length; length += 977) cuts.push(length);
    for (const length of cuts)
      expect(errorOf(image.subarray(0, length)), `${length} bytes`).toBeInstanceOf(CardImageError);
  });

  it('followed by something is refused', () => {
    expect(errorOf(Uint8Array.of(...image, 0x0a)).code).toBe('IMAGE_DAMAGED');
    expect(errorOf(Uint8Array.of(...image, ...image)).code).toBe('IMAGE_DAMAGED');
  });

  it('with any one byte of the first line altered is refused', () => {
    for (let at = 0; at <= lineEnd; at++) {
      for (const flip of [0x01, 0x02, 0x10, 0x20, 0x80, 0xff]) {
        const altered = image.slice();
        altered[at]! ^= flip;
        expect(() => errorOf(altered), `byte ${at}: ${text(altered.subarray(0, lineEnd))}`).not.toThrow();
      }
    }
  });

  it('with any one byte of the contents altered is refused', () => {
    for (let at = lineEnd + 1; at < image.length; at += 211) {
      const altered = image.slice();
      altered[at]! ^= 1 << (at % 8);
      expect(errorOf(altered).code, `byte ${at}`).toBe('IMAGE_DAMAGED');
    }
  });
});

describe('what is no image', () => {
  it.each([
    ['empty', ''],
    ['one byte', '00'],
    ['some JSON', hex(new TextEncoder().encode('{"profile":"gen3"}'))],
    ['a PNG', '89504E470D0A1A0A'],
  ])('%s: IMAGE_FOREIGN', (_title, data) => {
    expect(errorOf(bytes(data)).code).toBe('IMAGE_FOREIGN');
  });
  it('of a later version: IMAGE_TOO_NEW, telling both versions', () => {
    const error = errorOf(imageOf('{}', '3'));
    expect(error.code).toBe('IMAGE_TOO_NEW');
    expect(error.message).toMatch(/version 3.*up to 2/);
    expect(errorOf(imageOf('{}', '99')).code).toBe('IMAGE_TOO_NEW');
  });
  it('of a version that never was is refused', () => {
    expect(errorOf(imageOf(text(image.subarray(lineEnd + 1)), '0')).code).toBe('IMAGE_DAMAGED');
  });
  it('whose first line names another profile than the contents is refused', () => {
    expect(errorOf(imageOf(text(image.subarray(lineEnd + 1)), '2', 'gen2')).code).toBe('IMAGE_DAMAGED');
  });
  it.each(['', 'null', '[]', '{', '"text"', '\xff'])("contents '%s': IMAGE_DAMAGED", (body) => {
    expect(errorOf(imageOf(body)).code).toBe('IMAGE_DAMAGED');
  });
  it('a profile that this program does not have: CardError PROFILE_UNKNOWN', () => {
    const foreign = encodeCardImage({ ...contents, profile: 'gen9' });
    expect(() => createCard({ image: foreign })).toThrow(/gen9.*gen3/);
  });
});

it('no message holds a key or the PIN', () => {
  const messages = [
    errorOf(bytes('00')),
    errorOf(imageOf('{}', '3')),
    errorOf(image.subarray(0, 900)),
    errorOf(imageOf('{}')),
    ...[...secretKeys(), PIN].flatMap((secret) => {
      const body = text(image.subarray(lineEnd + 1));
      return body.includes(secret) ? errorOf(imageOf(body.replace(secret, `${secret}Z`))) : [];
    }),
  ];
  expect(messages.length).toBeGreaterThan(5);
  for (const { message } of messages) {
    for (const secret of [...secretKeys(), PIN]) expect(message).not.toContain(secret);
  }
});
