import { describe, expect, it } from 'vitest';
import { iReadCard } from '../../../../host-cli/terminal/functions/read-card.js';
import { authenticate } from '../../../../host-cli/terminal/keys/authenticate.js';
import { PIN } from '../../../support/demonstration.js';
import { bytes } from '../../../support/hex.js';
import { demonstrationRing, identified, link, ringWithWrong } from '../link.js';

const BY_PIN = 1;
const BY_RK = 2;
const keys = demonstrationRing();

describe('records by address', () => {
  it.each([
    ['SSSEEF05|07|03|$', 'A10000015|3.00|$'],
    ['SSSEEF06|08|09|$SSSEEF05|05|$', '51010018800101001X|测试持卡人|$20260101|$'],
    ['SSSEEF06|4E|0A|$', '|1|$'],
    ['DF02EF15|99:02|0F|$', '1003FFFFFF1104FFFFFFFF1203FFFFFF||$'],
    ['SSSEEF0D|$', '||||$'],
  ])('%s', async (address, text) => {
    expect(await iReadCard(1, BY_RK, '', address, link().transport, { keys })).toEqual({ code: 0, text });
  });

  it('records of a cyclic file by number, newest first, and a transparent file whole', async () => {
    const { transport } = link();
    await authenticate(transport, 'DF04.UK_EF06_EF15', keys, await identified(transport));
    await transport.transmit(bytes('00A4020002EF15'));
    for (const record of ['000141', '000242']) await transport.transmit(bytes(`00DC000303${record}`));
    const address = 'DF04EF15:02$DF04EF15|$DF01EF16|$';
    expect(await iReadCard(1, BY_PIN, '', address, transport, { pin: PIN })).toEqual({
      code: 0,
      text: `000141|$000242|000141|$${'FF'.repeat(0x128)}|$`,
    });
  });

  it('PIN and key together', async () => {
    const result = await iReadCard(1, BY_PIN, '', 'DF04EF06|90|92|93|$', link().transport, {
      pin: PIN,
      keys,
    });
    expect(result).toEqual({ code: 0, text: '1|50000|10|$' });
  });
});

describe('refusals', () => {
  const read = (iAuthType: number, address: string, means = {}, info = '') =>
    iReadCard(1, iAuthType, info, address, link().transport, means);

  it.each([
    ['another iAuthType', () => read(3, 'SSSEEF05|07|$'), -14],
    ['a wrong address', () => read(BY_RK, 'EF05|07|$'), -14],
    ['another card', () => read(BY_RK, 'SSSEEF05|07|$', {}, '|A10000016|'), -22],
    ['no RK for EF06', () => read(BY_RK, 'SSSEEF06|08|$'), -2203],
    ['no RK for the photograph', () => read(BY_RK, 'SSSEEF08|$'), -0x6982],
    ['a wrong RK', () => read(BY_RK, 'SSSEEF06|08|$', { keys: ringWithWrong('SSSE.RK') }), -0x6982],
    ['no PIN entered', () => read(BY_PIN, 'DF01EF05|20|$'), -31],
    ['a wrong PIN', () => read(BY_PIN, 'DF01EF05|20|$', { pin: '000000' }), -51],
    ['a record that is not there', () => read(BY_RK, 'SSSEEF05|08|$'), -0x6a83],
    ['a turn that is not there', () => read(BY_RK, 'SSSEEF05|07:02|$'), -0x6a83],
    ['a number that is not there', () => read(BY_PIN, 'DF02EF07:01$', { pin: PIN }), -0x6a83],
  ])('%s', async (_name, work, code) => {
    const result = await work();
    expect(result.code).toBe(code);
    expect(result.text).not.toBe('');
  });
});
