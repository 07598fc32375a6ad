import { describe, expect, it } from 'vitest';
import { parseCardData } from '../../../../card-model/personalisation/card-data.js';
import { personalise } from '../../../../card-model/personalisation/personalise.js';
import { gen3 } from '../../../../card-model/profiles/gen3.js';
import { verifyInternal } from '../../../../host-cli/terminal/keys/verify-internal.js';
import { demonstrationWith } from '../../../support/demonstration.js';
import { bytes } from '../../../support/hex.js';
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

const FACTOR = '0102030405060708';
const DATA = 'A1A2A3A4A5A6A7A8';
const ring = demonstrationRing();

/** Gives the worked example's factor, then its data. */
function exampleRandom(): (count: number) => Uint8Array {
  const values = [FACTOR, DATA];
  return () => bytes(values.shift()!);
}

describe.each([
  ['contact', undefined],
  ['contactless', 'contactless'],
] as const)('the demonstration card over %s', (_name, cardInterface) => {
  it('is genuine, and its 卡识别码 has the right MAC', async () => {
    const { transport } = link(freshCard(), cardInterface);
    const result = await verifyInternal(transport, ring, await identified(transport));
    expect(result).toEqual({ outcome: 'genuine', identificationMacRight: true });
  });

  it('is not genuine for another IRK', async () => {
    const { transport } = link(freshCard(), cardInterface);
    const result = await verifyInternal(transport, ringWithWrong('SSSE.IRK'), await identified(transport));
    expect(result).toEqual({ outcome: 'not-genuine', identificationMacRight: false });
  });
});

describe('the worked examples', () => {
  it('generation 3', async () => {
    const transport = scripted({ '00A4': '9000', [`0088000010${FACTOR}${DATA}`]: '88CD25678515C4689000' });
    const card = await identified(link().transport);
    expect(await verifyInternal(transport, ring, card, exampleRandom())).toMatchObject({
      outcome: 'genuine',
    });
  });

  it('generation 2', async () => {
    const transport = scripted({ ...GENERATION_2, [`0088000010${FACTOR}${DATA}`]: 'DEFD691B30AC00BF9000' });
    const result = await verifyInternal(transport, ring, await identified(transport), exampleRandom());
    expect(result).toEqual({ outcome: 'genuine', identificationMacRight: true });
  });
});

it('draws factor and data anew every time', async () => {
  const { transport, sent } = link();
  const card = await identified(transport);
  await verifyInternal(transport, ring, card);
  await verifyInternal(transport, ring, card);
  const asked = sent.filter((command) => command.startsWith('0088'));
  expect(new Set(asked).size).toBe(2);
});

it('a 卡识别码 with another MAC does not make the chip a forgery', async () => {
  const changes = { 'social.EF05.01.value': '510100D15600000500000001D24770B5' };
  const contents = personalise(gen3, parseCardData(demonstrationWith(changes)));
  const { transport } = link(freshCard({ contents }));
  const result = await verifyInternal(transport, ring, await identified(transport));
  expect(result).toEqual({ outcome: 'genuine', identificationMacRight: false });
});

it.each([
  ['', 'not-genuine'],
  ['88CD25678515C4', 'not-genuine'],
])('an answer of %j is %s', async (answer, outcome) => {
  const transport = scripted({ '00A4': '9000', '0088': `${answer}9000` });
  const card = await identified(link().transport);
  expect(await verifyInternal(transport, ring, card, exampleRandom())).toMatchObject({ outcome });
});

it.each([
  ['0088', '6A88'],
  ['00A4', '6A82'],
])('%s refused with %s is told', async (command, answer) => {
  const transport = scripted({ '00A4': '9000', [command]: answer });
  const card = await identified(link().transport);
  const statusWord = Number.parseInt(answer, 16);
  expect(await verifyInternal(transport, ring, card)).toMatchObject({ outcome: 'refused', statusWord });
});

it('needs the IRK', async () => {
  const { transport } = link();
  const card = await identified(transport);
  await expect(verifyInternal(transport, ringOf('SSSE.RK'), card)).rejects.toMatchObject({
    code: 'KEY_NAME_UNKNOWN',
  });
});
