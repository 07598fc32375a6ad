import { describe, expect, test } from 'vitest';
import { parseScript } from '../../../../apdu/script/parse-script.js';
import { bytesValue, type Value } from '../../../../apdu/script/value.js';
import { expectScriptError, outcomes, play } from '../script-kit.js';

const sent = async (lines: string[], variables: Record<string, Value> = {}) => {
  const given = Object.entries(variables);
  const result = await play(lines, () => '9000', {
    language: { variables: given.map(([name]) => name) },
    variables: new Map(given),
  });
  return { commands: result.card.commands, ...result };
};

describe('send', () => {
  test.each([
    ['send 00 a4 04 00', '00A40400'],
    ['send 0 0 A 4', '00A4'],
    ['send 00A4 (byte 4) $x', '00A404AABB'],
    ['send (command 00A40200 EF05)', '00A4020002EF05'],
    ['send (command 00A40200 EF05) 00', '00A4020002EF0500'],
    ['send 00A40400 "社会"', '00A40400C9E7BBE1'],
    ['send 00 A4 \\\n  04 00', '00A40400'],
    ['send $x', 'AABB'],
    ['send 00', '00'],
  ])('%s', async (line, command) => {
    expect((await sent([line], { x: bytesValue(Uint8Array.of(0xaa, 0xbb)) })).commands).toEqual([command]);
  });

  test('gives the answer to its step', async () => {
    const { steps } = await play(['send 00840000'], () => 'AABB9000');
    expect(steps[0]).toMatchObject({
      outcome: 'done',
      answer: { data: Uint8Array.of(0xaa, 0xbb), statusWord: 0x9000 },
      exchanges: [{ command: Uint8Array.of(0, 0x84, 0, 0) }],
    });
    expect(steps[0]!.exchanges![0]).not.toHaveProperty('secret');
  });

  test('marks the exchange of a secret, and no other', async () => {
    const pin: Value = { kind: 'word', text: '123456', secret: true };
    const { steps } = await sent(['send 0020000003 $pin', 'send 00840000'], { pin });
    expect(steps.map(({ exchanges }) => exchanges?.[0]?.secret)).toEqual([true, undefined]);
  });

  test.each([
    ['send', 'ARGUMENT_MISSING', 6, 'send needs the bytes of a command'],
    ['send # 00', 'ARGUMENT_MISSING', 6, 'send needs the bytes'],
    ['send 00 A4 0G', 'COMMAND_INVALID', 13, 'not a hexadecimal digit'],
    ['send 00 A4 0', 'COMMAND_INVALID', 13, 'an odd count of digits'],
    ['send ""', 'COMMAND_INVALID', 6, 'a command has 1 to 65544 bytes; this one has 0'],
    ['send "a', 'QUOTE_OPEN', 6, 'the quote is not closed'],
    ['send 00 (byte', 'BRACKET', 9, 'the ( is not closed'],
    ['send 00 (byte 1))', 'BRACKET', 17, 'there is no ('],
  ] as const)('%s is refused', (text, code, column, message) => {
    expectScriptError(() => parseScript(text, 'f'), code, column, message);
  });

  test.each([
    ['', 0],
    ['00', 1],
    ['00'.repeat(65_544), 65_544],
    ['00'.repeat(65_545), 65_545],
  ])('of a value of %.8s... %i bytes', async (hex, count) => {
    const { cases, commands } = await sent(['send $x'], { x: { kind: 'word', text: hex } });
    const fits = count >= 1 && count <= 65_544;
    expect(cases[0]!.outcome).toBe(fits ? 'passed' : 'error');
    expect(commands).toHaveLength(fits ? 1 : 0);
  });

  test('of a command whose bytes a recording hides cannot be sent', async () => {
    const result = await play(['send 00200000 03 ** ** **', 'expect 9000']);
    expect(outcomes(result)).toEqual(['fault', 'skipped']);
    expect(result.steps[0]!.message).toBe(
      'demo.apdu:1:6: the recording hides secret bytes of this command; record with --test-keys to be able to send it',
    );
    expect(result.card.commands).toEqual([]);
  });
});

describe('expect', () => {
  test('keeps what it captures', async () => {
    const lines = ['send 00840000', 'expect {challenge:2} {rest} 9000', 'send $challenge', 'send $rest'];
    const result = await play(lines, (command) => (command === '00840000' ? '11223344559000' : '9000'));
    expect(result.card.commands).toEqual(['00840000', '1122', '334455']);
  });

  test('that is not met keeps nothing', async () => {
    const lines = ['set x = 00', 'send 00840000', 'expect optional {x:1} 9001', 'check $x = 00'];
    expect(outcomes(await play(lines, () => '119000'))).toEqual(['done', 'done', 'tolerated', 'passed']);
  });

  test('may not name what the card gives', () => {
    expectScriptError(() => parseScript('send 00\nexpect {data:2} 9000', 'f'), 'NAME_INVALID', 9);
  });

  test('compares with values', async () => {
    const lines = [
      'set want = 1122',
      'send 00840000',
      'expect $want 9000',
      'expect (part $want 0 1) ... 9000',
    ];
    expect((await play(lines, () => '11229000')).passed).toBe(true);
  });

  test('a value that does not fit is a fault of the line', async () => {
    const result = await play(['send 00840000', 'expect $status 00', 'expect any'], () => '9000');
    expect(outcomes(result)).toEqual(['done', 'failed', 'skipped']);
    const wrong = await play(
      ['set n = 1', 'for i in 1..1', 'send 00840000', 'expect $i 9000', 'end'],
      () => '9000',
    );
    expect(wrong.steps.at(-1)).toMatchObject({
      outcome: 'fault',
      message: expect.stringContaining('bytes are wanted'),
    });
  });
});
