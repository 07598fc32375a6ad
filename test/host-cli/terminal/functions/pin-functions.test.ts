import { describe, expect, it } from 'vitest';
import {
  iChangePIN,
  iReloadPIN,
  iUnblockPIN,
  iVerifyPIN,
} from '../../../../host-cli/terminal/functions/pin-functions.js';
import { PIN } from '../../../support/demonstration.js';
import { demonstrationRing, link, ringOf, ringWithWrong, scripted } from '../link.js';

const INFO = '510100D15600000500000001D24770B4|A10000015|';
const OK = { code: 0, text: '' };
const ring = demonstrationRing();

describe('iVerifyPIN', () => {
  it('is 0, -51 with the tries left, then -52', async () => {
    const { transport } = link();
    expect(await iVerifyPIN(1, transport, PIN)).toEqual(OK);
    expect(await iVerifyPIN(1, transport, '000000')).toEqual({
      code: -51,
      text: expect.stringContaining('5 次'),
    });
    for (let turn = 0; turn < 5; turn++) await iVerifyPIN(1, transport, '000000');
    expect(await iVerifyPIN(1, transport, PIN)).toMatchObject({ code: -52 });
  });

  it.each([
    ['123', -33],
    ['12A456', -41],
  ])('%s is %i', async (pin, code) => {
    expect(await iVerifyPIN(1, link().transport, pin)).toMatchObject({ code });
  });

  it('is minus the status word for anything else', async () => {
    const transport = scripted({ '00A4': '9000', '0020': '6985' });
    expect(await iVerifyPIN(1, transport, PIN)).toMatchObject({ code: -0x6985 });
  });
});

it('iChangePIN', async () => {
  const { transport } = link();
  expect(await iChangePIN(1, transport, PIN, '135790')).toEqual(OK);
  expect(await iChangePIN(1, transport, PIN, '135790')).toMatchObject({ code: -51 });
  expect(await iVerifyPIN(1, transport, '135790')).toEqual(OK);
});

it('iUnblockPIN and iReloadPIN', async () => {
  const { transport } = link();
  for (let turn = 0; turn < 6; turn++) await iVerifyPIN(1, transport, '000000');
  expect(await iUnblockPIN(1, transport, ring, INFO)).toEqual(OK);
  expect(await iVerifyPIN(1, transport, PIN)).toEqual(OK);
  expect(await iReloadPIN(1, transport, ring, '975318', INFO)).toEqual(OK);
  expect(await iVerifyPIN(1, transport, '975318')).toEqual(OK);
});

describe('unblock and reload', () => {
  it.each([
    ['of another card', ring, '|A10000016|', -22],
    ['with a wrong PUK', ringWithWrong('SSSE.PUK'), '', -0x63c2],
    ['without the keys', ringOf('SSSE.RK'), '', -2201],
  ])('%s', async (_name, keyRing, info, code) => {
    expect(await iUnblockPIN(1, link().transport, keyRing, info)).toMatchObject({ code });
    expect(await iReloadPIN(1, link().transport, keyRing, '975318', info)).toMatchObject({ code });
  });

  it('are refused on contactless', async () => {
    expect(await iReloadPIN(2, link().transport, ring, '975318')).toMatchObject({ code: -0x6982 });
  });
});
