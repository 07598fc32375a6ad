import { describe, expect, it } from 'vitest';
import { gen3 } from '../../../../card-model/profiles/gen3.js';
import {
  isSelected,
  selectByIdentifier,
  selectDirectory,
  selectFile,
  selectSsse,
} from '../../../../host-cli/terminal/connection/select.js';
import { requireDirectory } from '../../../../host-cli/terminal/keys/directories.js';
import { bytes } from '../../../support/hex.js';
import { link, scripted } from '../link.js';

const SSSE = '00A404000F7378312E73682EC9E7BBE1B1A3D5CF';
const plan = (label: string) => requireDirectory(gen3, label);

describe('what counts as selected', () => {
  it.each([0x9000, 0x6283, 0x6284, 0x6285])('%i', (statusWord) => expect(isSelected(statusWord)).toBe(true));
  it.each([0x6a82, 0x6a81, 0x9303, 0x6200, 0x6985])('not %i', (statusWord) =>
    expect(isSelected(statusWord)).toBe(false),
  );
});

describe('the commands', () => {
  it.each([
    [`${SSSE}00`, selectSsse],
    ['00A40000023F0000', (link) => selectByIdentifier(link, 0x3f00)],
    ['00A40004023F0000', (link) => selectByIdentifier(link, 0x3f00, 'FCP')],
    ['00A4020002EF05', (link) => selectFile(link, 0xef05)],
    ['00A4020402EF0500', (link) => selectFile(link, 0xef05, 'FCP')],
    ['00A4040006D1560000050300', (link) => selectDirectory(link, plan('DF04'))],
    ['00A40000023F0000', (link) => selectDirectory(link, plan('MF'))],
  ] as const satisfies readonly (readonly [
    string,
    (link: ReturnType<typeof scripted>) => Promise<unknown>,
  ])[])('%s', async (expected, select) => {
    const transport = scripted({ '00A4': '9000' });
    await select(transport);
    expect(transport.sent).toEqual([expected]);
  });
});

describe('a directory whose name the card does not find', () => {
  it('is asked for by identifier below SSSE', async () => {
    const transport = scripted({ '00A40400': ['6A82', '9000'], '00A40000': '9000' });
    expect((await selectDirectory(transport, plan('DF02'))).statusWord).toBe(0x9000);
    expect(transport.sent).toEqual(['00A4040006D1560000050100', `${SSSE}00`, '00A4000002DF0200']);
  });

  it('stays not found when SSSE is not there either', async () => {
    const transport = scripted({ '00A40400': '6A82' });
    expect((await selectDirectory(transport, plan('DF02'))).statusWord).toBe(0x6a82);
    expect(transport.sent).toHaveLength(2);
  });

  it('is not looked for below SSSE when it is of another application, or SSSE itself', async () => {
    const transport = scripted({ '00A404': '6A82' });
    await selectDirectory(transport, { ...plan('DF01'), application: 'pki' });
    await selectDirectory(transport, plan('SSSE'));
    expect(transport.sent).toHaveLength(2);
  });
});

describe('a warning on T=0', () => {
  it('has the FCI fetched', async () => {
    const transport = scripted({ '00A4': '6283', '00C0': '6F009000' }, { protocol: 'T=0' });
    expect(await selectSsse(transport)).toEqual({ data: bytes('6F00'), statusWord: 0x6283 });
  });

  it('stays when nothing is to be fetched', async () => {
    const transport = scripted({ '00A4': '6283', '00C0': '6985' }, { protocol: 'T=0' });
    expect(await selectSsse(transport)).toEqual({ data: bytes(''), statusWord: 0x6283 });
  });

  it('on T=1 nothing waits', async () => {
    const transport = scripted({ '00A4': '6283' });
    await selectSsse(transport);
    expect(transport.sent).toHaveLength(1);
  });
});

it('finds every directory of the plan on the card', async () => {
  const { transport } = link();
  for (const label of [
    'MF',
    'SSSE',
    'DF01',
    'DF02',
    'DF03',
    'DF04',
    'DF05',
    'DF06',
    'DF07',
    'SSSE',
    'DF01',
  ]) {
    expect((await selectDirectory(transport, plan(label))).statusWord, label).toBe(0x9000);
  }
});
