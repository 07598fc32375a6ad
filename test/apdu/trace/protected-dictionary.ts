import type { CardDictionary, FileEntry } from '../../../apdu/trace/card-dictionary.js';

const name = (text: string) => ({ en: text, zh: `${text}（中）` });

const file = (fid: number, rules: FileEntry['rules'], parts: Partial<FileEntry> = {}): FileEntry => ({
  fid,
  sfi: fid & 0x1f,
  kind: 'linear-variable',
  name: name('data'),
  ...(rules && { rules }),
  records: [
    { number: 1, tag: 0x01, name: name('one'), type: 'an', length: 1 },
    { number: 2, tag: 0x02, name: name('two'), type: 'an', length: 1 },
  ],
  ...parts,
});

/** A small card with rules, for what a refusal means. */
export const PROTECTED: CardDictionary = {
  title: name('test card'),
  challengeBytes: 8,
  directories: [
    { label: 'MF', fid: 0x3f00, name: name('master file') },
    {
      label: 'APP',
      aid: 'A0000000010203',
      fid: 0xdd01,
      parent: 'MF',
      headOfApplication: true,
      hasPin: true,
      name: name('application'),
      keys: [
        { reference: 0x00, label: 'APP.MK', name: name('master'), purpose: 'EXTERNAL' },
        { reference: 0x0a, label: 'APP.RK', name: name('reads'), purpose: 'EXTERNAL' },
        { reference: 0x04, label: 'APP.UK', name: name('updates'), purpose: 'EXTERNAL' },
        { reference: 0x02, label: 'APP.LK', name: name('locks'), purpose: 'LK' },
      ],
      files: [
        file(0xef05, { read: 'always', update: { allOf: [{ interface: 'contact' }, { key: 0x04 }] } }),
        file(0xef06, { read: { key: 0x0a }, update: 'never' }),
        file(0xef08, { read: { pin: true }, update: 'never' }, { kind: 'transparent' }),
      ],
    },
    {
      label: 'SUB',
      fid: 0xdf01,
      parent: 'APP',
      name: name('sub'),
      keys: [{ reference: 0x84, label: 'SUB.RK', name: name('reads'), purpose: 'EXTERNAL' }],
      files: [
        file(0xef06, { read: { allOf: [{ pin: true }, { key: 0x84 }] }, update: 'never' }),
        file(0xef07, { read: 'always', update: 'never' }, { kind: 'cyclic', records: [] }),
      ],
    },
  ],
  commands: [
    {
      name: 'PIN RESET',
      needs: { rule: { key: 0x04 }, of: 'pin' },
      macKey: { purpose: 'LK', of: 'application' },
    },
    { name: 'LOCK', macKey: { purpose: 'LK', of: 'directory' } },
    {
      name: 'EXTERNAL AUTHENTICATE',
      refusals: {
        TRIES_LEFT: { en: '{key} does not fit, {tries} left', zh: '{key} 不符，剩 {tries}' },
      },
    },
    { name: 'BUILD', building: 'begins' },
  ],
};
