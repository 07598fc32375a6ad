import { expect, test } from 'vitest';
import { gen2 } from '../../../../card-model/profiles/gen2.js';
import { type CardLife, CardSilent, CardTorn } from '../../../../host-cli/fuzzing/lives/card-life.js';
import { SimulatedSource } from '../../../../host-cli/fuzzing/lives/simulated-source.js';
import { personalisedWith } from '../../../support/card-data.js';
import { AID, demonstrationContents } from '../../../support/demonstration.js';
import { bytes, hex } from '../../../support/hex.js';

const contents = demonstrationContents();
const source = new SimulatedSource(contents);
const choice = { cardInterface: 'contact', contactProtocol: 'T=0', seed: 1 } as const;
const say = (life: CardLife, text: string): string => hex(life.transmit(bytes(text)) as Uint8Array);

test('every life begins with the same card, whatever became of the last', () => {
  const first = source.begin(choice);
  say(first, `00A404000F${AID.SSSE}`);
  expect(say(first, '0020000003111111')).toBe('63C5');
  const second = source.begin(choice);
  say(second, `00A404000F${AID.SSSE}`);
  expect(say(second, '00200000')).toBe('63C6');
});

test('its chance comes from the seed', () => {
  const challenge = (seed: number): string => say(source.begin({ ...choice, seed }), '0084000008');
  expect(challenge(1)).toBe(challenge(1));
  expect(challenge(1)).not.toBe(challenge(2));
});

test('interface and protocol as chosen', () => {
  expect(source.begin(choice).protocol).toBe('T=0');
  expect(source.begin({ ...choice, contactProtocol: 'T=1' }).protocol).toBe('T=1');
  const life = source.begin({ ...choice, cardInterface: 'contactless' });
  expect(life.protocol).toBe('contactless');
  expect(hex(life.answerToReset)).toMatch(/^12/);
  life.reset('cold', 'contact');
  expect(life.protocol).toBe('T=0');
  expect(hex(life.answerToReset)).toMatch(/^3B/);
  life.reset('warm', 'contact');
  expect(hex(life.answerToReset)).toMatch(/^3B/);
});

test('power fails as armed', () => {
  const life = source.begin(choice);
  say(life, `00A404000F${AID.SSSE}`);
  life.tear?.(1);
  expect(() => life.transmit(bytes('0020000003111111'))).toThrow(CardTorn);
  life.reset('cold', 'contact');
  say(life, `00A404000F${AID.SSSE}`);
  expect(say(life, '00200000')).toBe('63C5');
});

test('what a card throws is silence', () => {
  const broken = new SimulatedSource(contents, {
    make: () => ({
      powerOn: () => bytes('3B00'),
      warmReset: () => {
        throw new Error('dead');
      },
      powerOff: () => undefined,
      transmit: () => {
        throw new Error('dead');
      },
      tearAfter: () => undefined,
    }),
  });
  const life = broken.begin(choice);
  expect(() => life.transmit(bytes('00840000'))).toThrow(CardSilent);
  expect(() => life.reset('warm', 'contact')).toThrow(CardSilent);
});

test('interfaces and protocols are those of the card, or fewer', () => {
  expect(source.interfaces).toEqual(['contact', 'contactless']);
  expect(new SimulatedSource(personalisedWith({}, gen2)).interfaces).toEqual(['contact']);
  const narrow = new SimulatedSource(contents, { interfaces: ['contactless'], contactProtocols: ['T=1'] });
  expect([narrow.interfaces, narrow.contactProtocols]).toEqual([['contactless'], ['T=1']]);
  expect(source.renewable).toBe(true);
});

test('READ RECORD as its policy says, and further secrets', () => {
  const hidden = [bytes('000102030405060708090A0B0C0D0E0F')];
  const tolerant = new SimulatedSource(contents, { lengthPolicy: 'tolerant', hidden });
  const life = tolerant.begin(choice);
  say(life, `00A404000F${AID.SSSE}`);
  expect(say(life, '00B2032C03')).toBe('0304339000');
  expect(tolerant.secrets.hidden.map(hex)).toContain(hex(hidden[0]!));
});
