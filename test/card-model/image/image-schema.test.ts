import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { encodeCardImage } from '../../../card-model/image/card-image.js';
import { imageSchema } from '../../../card-model/image/image-schema.js';
import { demonstrationContents } from '../../support/demonstration.js';

interface Tree {
  [key: string]: unknown;
}

/** The demonstration image as JSON with one place changed; `undefined` takes it away. */
function changed(path: string, value: unknown): unknown {
  const image = new TextDecoder().decode(encodeCardImage(demonstrationContents()));
  const root = JSON.parse(image.slice(image.indexOf('\n'))) as Tree;
  const steps = path.split('.');
  const last = steps.pop()!;
  const owner = steps.reduce((node, step) => node[step] as Tree, root);
  if (value === undefined) delete owner[last];
  else owner[last] = value;
  return root;
}

const SSSE = 'masterFile.directories.0';
const DF02_RING = `${SSSE}.directories.1.files.2`;

describe('the shape of an image', () => {
  it('the demonstration card has it', () => {
    expect(v.safeParse(imageSchema, changed('profile', 'gen3')).success).toBe(true);
  });

  const wrong: [string, unknown][] = [
    ['profile', undefined],
    ['profile', 3],
    ['historicalBytes', '00815443538660'],
    ['historicalBytes', '0081544353866051010000000'],
    ['historicalBytes', 'zz815443538660510100000001'],
    ['masterFile', undefined],
    ['masterFile.something', 1],
    ['masterFile.fid', 65_536],
    ['masterFile.fid', -1],
    ['masterFile.fid', 1.5],
    [`${SSSE}.aid`, '01020304'],
    [`${SSSE}.aid`, '0102030405060708090A0B0C0D0E0F1011'],
    [`${SSSE}.lifeCycle`, 'SLEEPING'],
    [`${SSSE}.pin.value`, '24'],
    [`${SSSE}.pin.value`, '24681324681324'],
    [`${SSSE}.pin.triesLeft`, 16],
    [`${SSSE}.pin.triesLeft`, -1],
    [`${SSSE}.keys.0.value`, '00'],
    [`${SSSE}.keys.0.type`, 'DOOR'],
    [`${SSSE}.keys.0.algorithm`, 'AES'],
    [`${SSSE}.keys.0.reference`, 256],
    [`${SSSE}.keys.0.usage`, 0x47],
    [`${SSSE}.keys.0.usage`, 0x1f],
    [`${SSSE}.keys.0.type`, 'SAM'],
    [`${SSSE}.keyRoom`, 0],
    [`${SSSE}.keyRoom`, 256],
    [`${SSSE}.block`, { state: 'none', triesLeft: 3 }],
    [`${SSSE}.block`, { state: 'blocked', triesLeft: 4 }],
    [`${SSSE}.block`, { state: 'blocked' }],
    ['blocked', false],
    ['transportKey', { value: '5353434152443031', triesLeft: 4, maximumTries: 3 }],
    ['transportKey', { value: '53534341524430', triesLeft: 3, maximumTries: 3 }],
    [`${SSSE}.files.0.kind`, 'fish'],
    [`${SSSE}.files.0.records`, undefined],
    [`${SSSE}.files.0.records.0`, '01'],
    [`${SSSE}.files.0.rules.read`, 'sometimes'],
    [`${SSSE}.files.0.rules.read`, { key: 256 }],
    [`${SSSE}.files.0.rules.read`, { pin: false }],
    [`${SSSE}.files.0.rules.read`, { anyOf: ['sometimes'] }],
    [`${SSSE}.files.2.content`, 'zz'],
    [`${DF02_RING}.records`, ['00']],
    [`${DF02_RING}.records`, new Array(5).fill('00'.repeat(0x55))],
    [`${DF02_RING}.maximumRecords`, 0],
    [`${DF02_RING}.recordBytes`, 0],
    [`${DF02_RING}.recordBytes`, 256],
  ];
  it.each(wrong)('%s: %j is refused', (path, value) => {
    expect(v.safeParse(imageSchema, changed(path, value)).success).toBe(false);
  });

  it.each([
    [`${SSSE}.pin.triesLeft`, 7],
    [`${SSSE}.keys.0.triesLeft`, 4],
  ])('%s: more tries left than there can be (%j) are refused', (path, value) => {
    expect(v.safeParse(imageSchema, changed(path, value)).success).toBe(false);
  });
});

describe('what a card may have and need not', () => {
  const usual: [string, unknown][] = [
    [`${SSSE}.keyRoom`, 255],
    [`${SSSE}.keyRoom`, undefined],
    [`${SSSE}.block`, { state: 'permanent', triesLeft: 0 }],
    ['blocked', true],
    ['transportKey', { value: '5353434152443031', triesLeft: 0, maximumTries: 3 }],
    [`${SSSE}.aid`, undefined],
    [`${SSSE}.pin`, undefined],
  ];
  it.each(usual)('%s: %j is taken', (path, value) => {
    expect(v.safeParse(imageSchema, changed(path, value)).success).toBe(true);
  });
});
