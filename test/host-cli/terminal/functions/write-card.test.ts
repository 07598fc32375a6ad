import { describe, expect, it } from 'vitest';
import { iReadCard } from '../../../../host-cli/terminal/functions/read-card.js';
import { iWriteCard } from '../../../../host-cli/terminal/functions/write-card.js';
import { PIN } from '../../../support/demonstration.js';
import { demonstrationRing, link, ringOf, ringWithWrong } from '../link.js';

const BY_RK = 2;
const BY_PIN = 1;
const keys = demonstrationRing();
const INFO = '510100D15600000500000001D24770B4|A10000015|';

describe('what is written can be read', () => {
  it.each([
    ['text and digits', 'SSSEEF05|06|$SSSEEF06|09|0C|$', '20461231|$李四|330300|$'],
    ['a number, with its key beside the PIN', 'DF04EF06|92|$', '70000|$'],
    ['one of several records with a tag', 'DF02EF15|99:02|$', `1003313233110420260101${'1203330300'}|$`],
    ['a whole file of records', 'SSSEEF0D|$', 'A1|330300|1|2|$'],
  ])('%s', async (_name, address, data) => {
    const { transport } = link();
    expect(await iWriteCard(1, INFO, address, data, transport, keys)).toEqual({ code: 0, text: '' });
    const read = await iReadCard(1, BY_PIN, INFO, address, transport, { pin: PIN, keys });
    expect(read).toEqual({ code: 0, text: data });
  });

  it('a transparent file in chunks, in all its length', async () => {
    const { transport } = link();
    const content = Array.from({ length: 0x128 }, (_, index) => (index & 0xff).toString(16).padStart(2, '0'));
    const data = `${content.join('').toUpperCase()}|$`;
    expect(await iWriteCard(1, '', 'DF01EF16$', data, transport, keys)).toEqual({ code: 0, text: '' });
    expect(await iReadCard(1, BY_RK, '', 'DF01EF16$', transport, { keys })).toEqual({ code: 0, text: data });
  });

  it('a record appended to a cyclic file is its first', async () => {
    const { transport } = link();
    for (const record of ['000141', '000242'])
      expect(await iWriteCard(1, '', 'DF04EF15$', `${record}|$`, transport, keys)).toMatchObject({ code: 0 });
    expect(await iReadCard(1, BY_RK, '', 'DF04EF15$', transport, { keys })).toEqual({
      code: 0,
      text: '000242|000141|$',
    });
  });
});

describe('refusals write nothing', () => {
  it.each([
    ['another card', '|A10000016|', 'SSSEEF05|06|$', '20461231|$', keys, -22],
    ['a value too many', '', 'SSSEEF05|06|$', '20461231|1|$', keys, -23],
    ['a file too many', '', 'SSSEEF05|06|$', '20461231|$1|$', keys, -23],
    ['a value without its end', '', 'SSSEEF05|06|$', '20461231$', keys, -23],
    ['letters for digits', '', 'SSSEEF05|05|06|$', '20250101|2046123X|$', keys, -23],
    ['text that is too long', '', 'SSSEEF05|07|$', 'A100000155|$', keys, -23],
    ['nested elements of another length', '', 'DF02EF15|99|$', '1003313233|$', keys, -42],
    ['nested elements that are no hexadecimal', '', 'DF02EF15|99|$', 'XY|$', keys, -41],
    ['more than a transparent file holds', '', 'DF01EF16$', `${'00'.repeat(0x129)}|$`, keys, -42],
    ['a record of another length', '', 'DF04EF15$', '0001|$', keys, -42],
    ['a record number of a cyclic file', '', 'DF04EF15:01$', '000141|$', keys, -14],
    ['a record that is not there', '', 'SSSEEF05|08|$', '1|$', keys, -14],
    ['a file that only the card writes', '', 'DF04EF08$', `${'00'.repeat(0x1c)}|$`, keys, -14],
    ['no key', '', 'SSSEEF05|06|$', '20461231|$', ringOf('SSSE.RK'), -2201],
    ['a wrong key', '', 'SSSEEF05|06|$', '20461231|$', ringWithWrong('SSSE.UK'), -0x63c2],
  ])('%s', async (_name, info, address, data, ring, code) => {
    const { transport, card } = link();
    const before = card.contents();
    const triesAside = (contents: typeof before) =>
      JSON.stringify(contents, (key, value) => (key === 'triesLeft' ? undefined : value));
    expect((await iWriteCard(1, info, address, data, transport, ring)).code).toBe(code);
    expect(triesAside(card.contents())).toBe(triesAside(before));
  });

  it('over the contactless interface the card says no', async () => {
    const { transport } = link(undefined, 'contactless');
    expect((await iWriteCard(2, '', 'SSSEEF05|06|$', '20461231|$', transport, keys)).code).toBe(-0x6982);
  });
});
