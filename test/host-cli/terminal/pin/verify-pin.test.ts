import { describe, expect, it } from 'vitest';
import { changePin, pinStatus, verifyPin } from '../../../../host-cli/terminal/pin/verify-pin.js';
import { demonstrationContents, PIN } from '../../../support/demonstration.js';
import { freshCard, link, scripted } from '../link.js';

const WRONG = '000000';

describe.each([
  ['contact, T=0', freshCard, undefined],
  ['contact, T=1', () => freshCard({ protocol: 'T=1' }), undefined],
  ['contactless', freshCard, 'contactless'],
] as const)('verify over %s', (_name, card, cardInterface) => {
  it('tells right and wrong, with the tries left', async () => {
    const { transport } = link(card(), cardInterface);
    expect(await pinStatus(transport)).toEqual({ outcome: 'not-verified', triesLeft: 6 });
    expect(await verifyPin(transport, WRONG)).toMatchObject({
      outcome: 'wrong-pin',
      triesLeft: 5,
      statusWord: 0x63c5,
    });
    expect(await pinStatus(transport)).toEqual({ outcome: 'not-verified', triesLeft: 5 });
    expect(await verifyPin(transport, PIN)).toEqual({ outcome: 'verified' });
    expect(await pinStatus(transport)).toEqual({ outcome: 'verified' });
  });
});

it('six wrong entries block the PIN', async () => {
  const { transport } = link();
  const tries = [];
  for (let turn = 0; turn < 6; turn++) tries.push(await verifyPin(transport, WRONG));
  expect(tries.map((result) => 'triesLeft' in result && result.triesLeft)).toEqual([5, 4, 3, 2, 1, 0]);
  expect(await verifyPin(transport, PIN)).toMatchObject({ outcome: 'blocked', statusWord: 0x6983 });
  expect(await pinStatus(transport)).toEqual({ outcome: 'blocked' });
  expect(await changePin(transport, PIN, '135790')).toMatchObject({ outcome: 'blocked' });
});

describe('change', () => {
  it.each(['135790', '1234', '123456789012', '12345'])('to %s', async (pin) => {
    const { transport } = link();
    expect(await changePin(transport, PIN, pin)).toEqual({ outcome: 'changed' });
    expect(await verifyPin(transport, PIN)).toMatchObject({ outcome: 'wrong-pin' });
    expect(await verifyPin(transport, pin)).toEqual({ outcome: 'verified' });
  });

  it('with a wrong old PIN costs a try', async () => {
    const { transport } = link();
    expect(await changePin(transport, WRONG, PIN)).toMatchObject({ outcome: 'wrong-pin', triesLeft: 5 });
  });

  it('is refused on contactless', async () => {
    const { transport } = link(freshCard(), 'contactless');
    expect(await changePin(transport, PIN, '135790')).toMatchObject({
      outcome: 'refused',
      statusWord: 0x6982,
    });
  });
});

describe('before anything is sent', () => {
  it.each([
    [
      'verify',
      (transport: Parameters<typeof verifyPin>[0]) => verifyPin(transport, '12A4'),
      'PIN_NOT_DIGITS',
    ],
    [
      'change, old',
      (transport: Parameters<typeof verifyPin>[0]) => changePin(transport, '123', PIN),
      'PIN_LENGTH',
    ],
    [
      'change, new',
      (transport: Parameters<typeof verifyPin>[0]) => changePin(transport, PIN, '1'),
      'PIN_LENGTH',
    ],
  ])('%s refuses what is no PIN', async (_name, work, code) => {
    const { transport, sent } = link();
    await expect(work(transport)).rejects.toMatchObject({ code });
    expect(sent).toEqual([]);
  });
});

it('says what is wrong with an application that is not in service', async () => {
  const { transport } = link(freshCard({ contents: demonstrationContents('DEACTIVATED') }));
  expect(await verifyPin(transport, PIN)).toMatchObject({ outcome: 'refused', statusWord: 0x6985 });
  expect(await pinStatus(transport)).toMatchObject({ outcome: 'refused', statusWord: 0x6985 });
});

it.each([
  ['verify', (transport: Parameters<typeof verifyPin>[0]) => verifyPin(transport, PIN)],
  ['status', pinStatus],
  ['change', (transport: Parameters<typeof verifyPin>[0]) => changePin(transport, PIN, PIN)],
])('%s stops when SSSE cannot be selected', async (_name, work) => {
  const transport = scripted({ '00A4': '6A82' });
  expect(await work(transport)).toMatchObject({ outcome: 'refused', statusWord: 0x6a82 });
  expect(transport.sent).toHaveLength(1);
});
