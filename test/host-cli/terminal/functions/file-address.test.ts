import { describe, expect, it } from 'vitest';
import { gen3 } from '../../../../card-model/profiles/gen3.js';
import { parseFileAddresses } from '../../../../host-cli/terminal/functions/file-address.js';

const parsed = (text: string) =>
  parseFileAddresses(text, gen3).map(({ directory, file, items }) => [directory.label, file.fid, items]);
const tag = (value: number, turn = 1) => ({ by: 'tag', tag: value, turn });

describe('file addresses', () => {
  it('name records by tag', () => {
    expect(parsed('SSSEEF06|08|09|$')).toEqual([['SSSE', 0xef06, [tag(0x08), tag(0x09)]]]);
  });

  it('name the turn among equal tags, and the number in a cyclic file', () => {
    expect(parsed('DF02EF07:01$DF02EF15|99:02|$')).toEqual([
      ['DF02', 0xef07, [{ by: 'number', number: 1 }]],
      ['DF02', 0xef15, [tag(0x99, 2)]],
    ]);
  });

  it('without records mean the whole file', () => {
    expect(parsed('SSSEEF08|$DF04EF06')).toEqual([
      ['SSSE', 0xef08, [{ by: 'whole' }]],
      ['DF04', 0xef06, [{ by: 'whole' }]],
    ]);
  });

  it.each(['SSSEEF05|01|', 'MFEF05|01|', 'DDF1EF05|01|', '3F00EF05|01|', 'ssseef05|01|'])(
    '%s is EF05 of SSSE',
    (text) => {
      expect(parsed(text)).toEqual([['SSSE', 0xef05, [tag(0x01)]]]);
    },
  );
});

it.each([
  '',
  '$',
  'EF05|01|$',
  'SSSEEF1D|01|$',
  'DF09EF05|01|$',
  'SSSEEF05|1|$',
  'SSSEEF05|XX|$',
  'SSSEEF05:01$',
  'DF02EF07:01|99|$',
])('%j is none', (text) => {
  expect(() => parseFileAddresses(text, gen3)).toThrow(
    expect.objectContaining({ result: { code: -14, text: expect.any(String) } }),
  );
});
