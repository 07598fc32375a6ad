import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findPin, type PinSources, requireNewPin, requirePin } from '../../../host-cli/input/pin-source.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();
const file = (text: string): string => {
  writeFileSync(folder.path('pin'), text);
  return folder.path('pin');
};
const sources = (given: Partial<PinSources>): PinSources => ({ environment: {}, ask: undefined, ...given });
const answering = (...answers: string[]) => ({ ask: async () => answers.shift() ?? 'too many questions' });

describe('the PIN as it stands', () => {
  test('comes from file, environment, key file, prompt, in this order', async () => {
    const all = {
      pinFile: file('1111\r\n2222\n'),
      environment: { SSCARD_PIN: '3333' },
      keyFilePin: '4444',
      ...answering('5555'),
    };
    expect(await findPin(all)).toBe('1111');
    const { pinFile: _file, ...noFile } = all;
    expect(await findPin(noFile)).toBe('3333');
    expect(await findPin({ ...noFile, environment: { SSCARD_PIN: '' } })).toBe('4444');
    expect(await findPin(sources(answering('5555')))).toBe('5555');
    expect(await findPin(sources({}))).toBeUndefined();
  });

  test('a file with an empty first line is no source to skip', async () => {
    await expect(findPin(sources({ pinFile: file('\n1234\n'), keyFilePin: '4444' }))).rejects.toThrow(
      /first line is empty/,
    );
  });

  test('without any source the message names them', async () => {
    await expect(requirePin(sources({}))).rejects.toThrow(
      /--pin-file FILE or SSCARD_PIN, or run at a terminal/,
    );
    expect(await requirePin(sources({ keyFilePin: '4444' }))).toBe('4444');
  });
});

describe('the PIN to be', () => {
  test('comes from its own file, the second line, environment, prompt', async () => {
    const environment = { SSCARD_NEW_PIN: '3333' };
    expect(await requireNewPin(sources({ newPinFile: file('1111\n2222'), environment }))).toBe('1111');
    expect(await requireNewPin(sources({ pinFile: file('1111\n2222'), environment }))).toBe('2222');
    expect(await requireNewPin(sources({ pinFile: file('1111\n'), environment }))).toBe('3333');
    expect(await requireNewPin(sources(answering('5555', '5555')))).toBe('5555');
  });

  test('two entries that differ change nothing', async () => {
    await expect(requireNewPin(sources(answering('5555', '6666')))).rejects.toThrow(
      /differ; nothing was changed/,
    );
  });

  test('without any source the message names them', async () => {
    await expect(requireNewPin(sources({}))).rejects.toThrow(/--new-pin-file.*second line.*SSCARD_NEW_PIN/);
    await expect(requireNewPin(sources({ newPinFile: file('') }))).rejects.toThrow(/must be the new PIN/);
  });
});
