import { expect, test } from 'vitest';
import type { ScriptSession } from '../../../apdu/script/script.js';
import { readLines } from '../../../apdu/script/script-line.js';
import { connectInProcess } from '../../../apdu/transport/in-process.js';
import { createCard } from '../../../card-model/index.js';
import { UsageError } from '../../../host-cli/errors/usage-error.js';
import { loadKeyFile } from '../../../host-cli/input/key-file.js';
import {
  atWord,
  bankPinOf,
  requireBankKeys,
  requireKeys,
  requirePinSource,
  SessionTransport,
  unlessLacking,
} from '../../../host-cli/script-verbs/script-resources.js';
import { TerminalError } from '../../../host-cli/terminal/terminal-error.js';
import { bytes, hex } from '../../support/hex.js';

test('keys that are missing are asked for in the words of the script', async () => {
  const pin = async () => '';
  expect(() => requireKeys({ environment: {}, hasPin: true, pin }, 'authenticate')).toThrow(
    /uses 'authenticate', which needs keys: give --keys FILE/,
  );
  const keyFile = (await loadKeyFile('fixtures/personalisation/gen3-demo.json', {}))!;
  expect(requireKeys({ keyFile, environment: {}, hasPin: true, pin }, 'authenticate')).toBe(keyFile);
});

test('a PIN that is missing is asked for in the words of the program', () => {
  expect(() => requirePinSource({ environment: {}, hasPin: false, pin: async () => '' })).toThrow(
    /^no PIN was given: use --pin-file/,
  );
  expect(() => requirePinSource({ environment: {}, hasPin: true, pin: async () => '' })).not.toThrow();
});

test('mistakes of use are told with the place of the word; faults as they are', () => {
  const [line] = readLines('# comment\n verify social', 'a.apdu');
  const failing = (error: Error) => () =>
    atWord(line!, line!.words[0]!, () => {
      throw error;
    });
  expect(failing(new UsageError('x'))).toThrow(new UsageError('a.apdu:2:9: x'));
  expect(failing(new TerminalError('KEY_NAME_UNKNOWN', 'x'))).toThrow(
    expect.objectContaining({ code: 'KEY_NAME_UNKNOWN', message: 'a.apdu:2:9: x' }),
  );
  expect(failing(new TypeError('x'))).toThrow(new TypeError('x'));
  expect(atWord(line!, line!.verb, () => 1)).toBe(1);
});

test('what is sent belongs to the running step', async () => {
  const sent: string[] = [];
  const session: ScriptSession = {
    transport: connectInProcess(createCard()),
    lastAnswer: undefined,
    transmit: async (command) => {
      sent.push(hex(command));
      return { data: bytes('0102'), statusWord: 0x9000 };
    },
  };
  const transport = new SessionTransport(session);
  expect(hex(await transport.transmit(bytes('00840008')))).toBe('01029000');
  expect(sent).toEqual(['00840008']);
  expect(transport.protocol).toBe('T=0');
});

test('keys and PIN of the bank come from the key file, the PIN from the environment first', async () => {
  const keyFile = (await loadKeyFile('fixtures/personalisation/gen3-demo.json', {}))!;
  const resources = { keyFile, environment: {}, hasPin: false, pin: async () => '' };
  expect(hex(requireBankKeys(resources, 'pay').masterKeys.ac)).toMatch(/^13847BB3/);
  expect(bankPinOf(resources)).toBe('135792');
  expect(bankPinOf({ keyFile, environment: { SSCARD_BANK_PIN: '1234' } })).toBe('1234');
  expect(bankPinOf({ environment: {} })).toBeUndefined();
  expect(() => requireBankKeys({ ...resources, keyFile: undefined! }, 'pay')).toThrow(/financial\.keys/);
});

test('a step that lacks something fails with the reason; other errors stay errors', async () => {
  const failing = (error: Error) =>
    unlessLacking(async () => {
      throw error;
    });
  expect(await failing(new UsageError('no keys'))).toEqual({ passed: false, message: 'no keys' });
  await expect(failing(new TypeError('x'))).rejects.toThrow(TypeError);
  expect(await unlessLacking(async () => ({ passed: true }))).toEqual({ passed: true });
});
