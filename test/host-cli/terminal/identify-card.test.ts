import { describe, expect, it } from 'vitest';
import { identifyCard } from '../../../host-cli/terminal/identify-card.js';
import { demonstrationContents } from '../../support/demonstration.js';
import { bytes, hex } from '../../support/hex.js';
import { ATR, freshCard, GENERATION_2, identified, link, scripted } from './link.js';

const PSEUDO_ATR = '3B8D8001008154435386605101000000017E';
const SSSE = '00A404';

describe('the demonstration card', () => {
  it.each([
    ['contact, T=0', freshCard(), undefined, ATR],
    ['contact, T=1', freshCard({ protocol: 'T=1' }), undefined, '3BED000001008154435386605101000000019E'],
    ['contactless', freshCard(), 'contactless', '127877810200815443538660510100000001'],
  ] as const)('is identified over %s', async (_name, card, cardInterface, answerToReset) => {
    const result = await identified(link(card, cardInterface).transport);
    expect({ ...result, answerToReset: hex(result.answerToReset) }).toEqual({
      outcome: 'identified',
      generation: 3,
      specificationVersion: '3.00',
      algorithm: 'SM4',
      areaCode: '510100',
      cardIdentificationCode: '510100D15600000500000001D24770B4',
      historicalBytes: bytes('00815443538660510100000001'),
      cardFactor: bytes('8660510100000001'),
      answerToReset,
      selectionStatus: 0x9000,
    });
  });

  it('sends no Le with a command that has data on T=0', async () => {
    const { transport, sent } = link();
    await identified(transport);
    expect(sent).toEqual([
      '00A404000F7378312E73682EC9E7BBE1B1A3D5CF',
      '00C000001E',
      '00A4020002EF05',
      '00B2010400',
      '00B2030400',
    ]);
  });

  it('is identified before activation too', async () => {
    const contents = demonstrationContents('INITIALISED');
    expect(await identified(link(freshCard({ contents })).transport)).toMatchObject({ algorithm: 'SM4' });
  });

  it('fetches the FCI behind the warning of a deactivated application', async () => {
    const contents = demonstrationContents('DEACTIVATED');
    const result = await identified(link(freshCard({ contents })).transport);
    expect(result).toMatchObject({ algorithm: 'SM4', selectionStatus: 0x6283 });
  });

  it('says what a terminated card refuses', async () => {
    const contents = demonstrationContents('TERMINATED');
    const result = await identifyCard(link(freshCard({ contents })).transport);
    expect(result).toMatchObject({ outcome: 'refused', statusWord: 0x6985 });
  });
});

describe('other cards', () => {
  const answers = (changes: Record<string, string>) => scripted({ ...GENERATION_2, ...changes });

  it('knows generation 2 by its version and 3DES by the FCI', async () => {
    expect(await identified(scripted(GENERATION_2))).toMatchObject({ generation: 2, algorithm: '3DES' });
  });

  it.each([
    ['1.00', '312E3030', 1],
    ['2.01', '322E3031', 2],
    ['zeros', '00000000', 2],
    ['3.00', '332E3030', 3],
  ])('version %s', async (_name, version, generation) => {
    expect(await identified(answers({ '00B20304': `0304${version}9000` }))).toMatchObject({ generation });
  });

  it.each([
    ['9F0C03860102', 'SSF33'],
    ['9F0C03860103', 'SM4'],
    ['9F0C03860101', '3DES'],
    ['9F0C03860177', '3DES'],
    // The mark half a byte off is no mark.
    ['09F0C038601030', '3DES'],
    ['', '3DES'],
  ])('FCI with %s means %s', async (issuerData, algorithm) => {
    expect(await identified(answers({ [SSSE]: `${issuerData}9000` }))).toMatchObject({ algorithm });
  });

  it('has no area code while the code is blank', async () => {
    const result = await identified(answers({ '00B20104': `0110${'FF'.repeat(16)}9000` }));
    expect(result).toMatchObject({ areaCode: '', cardIdentificationCode: 'FF'.repeat(16) });
  });

  it('tells a version that is none and a code of another length', async () => {
    expect(await identifyCard(answers({ '00B20304': '0304FFFFFFFF9000' }))).toMatchObject({
      outcome: 'not-understood',
      part: 'VERSION',
    });
    expect(
      await identifyCard(answers({ '00B20104': '010F0000000000000000000000000000009000' })),
    ).toMatchObject({
      outcome: 'not-understood',
      part: 'CARD_IDENTIFICATION',
      reason: { en: expect.stringContaining('15 bytes') },
    });
  });

  it.each([
    [SSSE, '6A82', 'SSSE'],
    ['00A402', '6A82', 'EF05'],
    ['00B20104', '6982', '01'],
    ['00B20304', '6A83', '03'],
  ])('tells that %s was refused', async (command, statusWord, named) => {
    const result = await identifyCard(answers({ [command]: statusWord }));
    expect(result).toMatchObject({ outcome: 'refused', statusWord: Number.parseInt(statusWord, 16) });
    expect(result).toHaveProperty('reason.en', expect.stringContaining(named));
  });

  it('takes the factor from a pseudo ATR, and has none where the ATR shows none', async () => {
    const pseudo = scripted(GENERATION_2, { answerToReset: PSEUDO_ATR, protocol: 'contactless' });
    expect((await identified(pseudo)).cardFactor).toEqual(bytes('8660510100000001'));
    const bare = await identified(scripted(GENERATION_2, { answerToReset: '3B00' }));
    expect(bare.cardFactor).toBeUndefined();
  });

  it('lets a broken link be an exception', async () => {
    const transport = { ...scripted({}), transmit: () => Promise.reject(new Error('gone')) };
    await expect(identifyCard(transport)).rejects.toThrow('gone');
  });
});
