import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFileControlParameters } from '../../../../host-cli/terminal/exploring/file-control-parameters.js';
import { bytes } from '../../../support/hex.js';

describe('an FCP', () => {
  it.each([
    [
      'of a transparent file',
      '6211800210008201018302EF088801408A0105',
      { bytes: 4096, lifeCycle: 'ACTIVATED' },
    ],
    [
      'of a file of records',
      '620E82050421002A078302EF058A0103',
      { recordBytes: 42, recordCount: 7, lifeCycle: 'INITIALISED' },
    ],
    ['with a count of two bytes', '620882060421002A0102', { recordBytes: 42, recordCount: 258 }],
    ['of a directory', '620A8201388302DF018A010C', { lifeCycle: 'TERMINATED' }],
    ['with a state of its own', '62038A0107', {}],
    ['that is empty', '6200', {}],
    ['that is an FCI', '6F028400', {}],
  ])('%s', (_name, answer, expected) => expect(parseFileControlParameters(bytes(answer))).toEqual(expected));
});

it('whatever the bytes, nothing is thrown', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (answer) => {
      expect(parseFileControlParameters(answer)).toBeTypeOf('object');
    }),
  );
});
