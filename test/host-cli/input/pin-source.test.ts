import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  findPin,
  hasPinSource,
  type PinSources,
  requireNewPin,
  requirePin,
} from '../../../host-cli/input/pin-source.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();
const file = (text: string): string => {
  writeFileSync(folder.path('pin'), text);
  return folder.path('pin');
};
const sources = (given: Partial<PinSources>): PinSources => ({ environment: {}, ask: undefined, ...given });
const answering = (...answers: string[]) => ({ ask: async () => answers.shift() ?? 'too many questions' });
const KEY_FILE = { path: 'keys.json', socialPin: '4444' };

describe('the PIN as it stands', () => {
  test('comes from file, environment, key file, prompt, in this order', async () => {
    const all = {
      pinFile: file('1111\r\n2222\n'),
      environment: { SSCARD_PIN: '3333' },
      keyFile: KEY_FILE,
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
    await expect(findPin(sources({ pinFile: file('\n1234\n'), keyFile: KEY_FILE }))).rejects.toThrow(
      /first line is empty/,
    );
  });

  test('without any source the message names them', async () => {
    await expect(requirePin(sources({}))).rejects.toThrow(
      /--pin-file FILE or SSCARD_PIN, or run at a terminal/,
    );
    expect(await requirePin(sources({ keyFile: KEY_FILE }))).toBe('4444');
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

describe('a PIN that is none is told with its source, never with its value', () => {
  const path = folder.path.bind(folder);
  const SOURCES: readonly (readonly [string, (pin: string) => string, (pin: string) => Promise<unknown>])[] =
    [
      ['file', () => path('pin'), (pin) => findPin(sources({ pinFile: file(pin) }))],
      ['environment', () => 'SSCARD_PIN', (pin) => findPin(sources({ environment: { SSCARD_PIN: pin } }))],
      [
        'key file',
        () => 'keys.json',
        (pin) => findPin(sources({ keyFile: { path: 'keys.json', socialPin: pin } })),
      ],
      ['prompt', () => 'the prompt', (pin) => findPin(sources(answering(pin)))],
      ['new file', () => path('pin'), (pin) => requireNewPin(sources({ newPinFile: file(pin) }))],
      [
        'second line',
        () => `${path('pin')}, second line`,
        (pin) => requireNewPin(sources({ pinFile: file(`1111\n${pin}`) })),
      ],
      [
        'new environment',
        () => 'SSCARD_NEW_PIN',
        (pin) => requireNewPin(sources({ environment: { SSCARD_NEW_PIN: pin } })),
      ],
      ['new prompt', () => 'the prompt', (pin) => requireNewPin(sources(answering(pin)))],
    ];

  test.each(SOURCES)('%s', async (_name, source, take) => {
    for (const [pin, code] of [
      ['secret', 'PIN_NOT_DIGITS'],
      ['975', 'PIN_LENGTH'],
      ['9753186420864', 'PIN_LENGTH'],
    ] as const) {
      const error = await take(pin).catch((cause: unknown) => cause as Error);
      expect(error).toMatchObject({ code, message: expect.not.stringContaining(pin) });
      expect((error as Error).message.startsWith(`${source(pin)}: a PIN has`)).toBe(true);
    }
  });

  test('an empty file is a mistake of use like them', async () => {
    await expect(findPin(sources({ pinFile: file('') }))).rejects.toMatchObject({
      code: 'USAGE',
      message: `${path('pin')}: the first line is empty; it must be the PIN`,
    });
  });
});

test('whether there is a source is known without asking', () => {
  expect(hasPinSource(sources({}))).toBe(false);
  expect(hasPinSource(sources({ environment: { SSCARD_PIN: '' }, keyFile: { path: 'k' } }))).toBe(false);
  expect(hasPinSource(sources({ environment: { SSCARD_PIN: '1' } }))).toBe(true);
  expect(hasPinSource(sources({ pinFile: 'missing' }))).toBe(true);
  expect(hasPinSource(sources({ keyFile: KEY_FILE }))).toBe(true);
  expect(hasPinSource(sources(answering()))).toBe(true);
});
