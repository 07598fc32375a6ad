import { describe, expect, it } from 'vitest';
import { connectInProcess } from '../../../../apdu/transport/in-process.js';
import { iReadCardBas } from '../../../../host-cli/terminal/functions/read-card-bas.js';
import { PsamKeys } from '../../../../host-cli/terminal/keys/psam-keys.js';
import { demonstrationContents } from '../../../support/demonstration.js';
import { psamOf } from '../../../support/psam.js';
import {
  demonstrationRing,
  freshCard,
  GENERATION_2,
  link,
  ringOf,
  ringWithWrong,
  scripted,
} from '../link.js';

const TEXT =
  '510100|51010018800101001X|A10000015|510100D15600000500000001D24770B4|测试持卡人|00815443538660510100000001|3.00|20260101|20360101|||';

describe('the demonstration card', () => {
  it.each([1, 2, 3, 4])('gives its eleven fields for iType %i', async (iType) => {
    expect(await iReadCardBas(iType, link().transport, demonstrationRing())).toEqual({ code: 0, text: TEXT });
  });

  it('is -2203 without RK_SSSE', async () => {
    const { transport } = link();
    expect(await iReadCardBas(1, transport)).toMatchObject({
      code: -2203,
      text: expect.stringContaining('RKssse'),
    });
    expect(await iReadCardBas(1, transport, ringOf('SSSE.IRK'))).toMatchObject({ code: -2203 });
  });

  it('needs no more than RK_SSSE', async () => {
    expect(await iReadCardBas(1, link().transport, ringOf('SSSE.RK'))).toMatchObject({ code: 0 });
  });

  it('may have its keys in a PSAM; one without RK_SSSE is -24', async () => {
    const read = (changes: Record<string, unknown>) =>
      iReadCardBas(1, link().transport, new PsamKeys(connectInProcess(psamOf(changes))));
    expect(await read({})).toEqual({ code: 0, text: TEXT });
    expect(await read({ 'keys.SSSE.6.psam': null })).toMatchObject({
      code: -24,
      text: expect.stringContaining('SSSE.RK'),
    });
    expect(await read({ 'keys.SSSE.1.master': '0'.repeat(32) })).toMatchObject({ code: -21 });
  });

  it.each([
    ['a wrong IRK', ringWithWrong('SSSE.IRK'), -21],
    ['a wrong RK', ringWithWrong('SSSE.RK'), -0x63c2],
  ])('%s', async (_name, ring, code) => {
    expect(await iReadCardBas(1, link().transport, ring)).toMatchObject({ code });
  });

  it('out of service', async () => {
    const { transport } = link(freshCard({ contents: demonstrationContents('DEACTIVATED') }));
    expect(await iReadCardBas(1, transport, demonstrationRing())).toMatchObject({ code: -0x6985 });
  });
});

it('a card of generation 2 needs no key', async () => {
  const first = [
    '0110510100D15600000500000001B3CF798F9000',
    '0110510100D15600000500000001B3CF798F9000',
    '080241429000',
  ];
  const transport = scripted({
    ...GENERATION_2,
    '00B20104': first,
    '00B20204': ['0201329000', '0904B2E2CAD49000'],
    '00B20304': ['0304322E30309000', '0304322E30309000', '6A83'],
    '00B2': '6A83',
  });
  expect(await iReadCardBas(1, transport)).toEqual({
    code: 0,
    text: '510100|AB||510100D15600000500000001B3CF798F|测试|00815443538660510100000001|2.00|||||',
  });
});

it.each([
  [
    'internal authentication is refused',
    scripted({ ...GENERATION_2, '0088': '6D00', '00B2': '6A83' }),
    -0x6d00,
  ],
  ['there is no SSSE', scripted({ '00A4': '6A82' }), -0x6a82],
  ['the version is none', scripted({ ...GENERATION_2, '00B20304': '0304FFFFFFFF9000' }), -1],
])('%s', async (_name, transport, code) => {
  expect(await iReadCardBas(1, transport, demonstrationRing())).toMatchObject({ code });
});

it('a wrong iType is a wrong parameter', async () => {
  expect(await iReadCardBas(9, link().transport)).toMatchObject({ code: -14 });
});
