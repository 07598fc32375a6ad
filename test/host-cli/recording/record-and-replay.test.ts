import { readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type CliOptions, sscard } from '../../support/cli.js';
import { describeWithPrograms } from '../../support/programs.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';
import { dissectFile, TSHARK } from '../../support/tshark.js';

const folder = useTemporaryFolder();
const KEYS = 'fixtures/personalisation/gen3-demo.json';

const rec = (): string => folder.path('a.rec');
const replay = (): string => `replay:${rec()}`;
const recorded = (): string => readFileSync(rec(), 'utf8');
const runs = (...argv: string[]) => sscard(argv);

/** Records with the first words, replays with the second, and gives both ends. */
async function both(words: readonly string[], options: CliOptions = {}) {
  const live = await sscard([...words, '--record', rec()], options);
  return { live, again: await sscard([...words, '-r', replay()], options) };
}

describe('a verb says of a recording what it said of the card', () => {
  test.each([
    ['read', ['read']],
    ['read with keys, the proof of the card and every file', ['read', '--all', '--keys', KEYS]],
    ['tree', ['tree']],
    ['tree over the air', ['tree', '--interface', 'contactless']],
    ['auth', ['auth', 'SSSE.RK', '--keys', KEYS]],
    ['pay', ['pay', '--amount', '1.00', '--date', '2026-11-23 12:00:00']],
    ['apdu', ['apdu', '0084000008', '00B2FFFF00']],
    ['pin status', ['pin', 'status']],
  ])('%s', async (_what, words) => {
    const { live, again } = await both([...words, '--json']);
    expect(live.stdout).not.toBe('');
    expect(again.stdout.replaceAll(rec(), '')).toBe(live.stdout.replaceAll(rec(), ''));
    expect(again.status).toBe(live.status);
  });

  test('a PIN is not in the recording, and any PIN gets the recorded answer', async () => {
    const pin = (digits: string): CliOptions => ({ environment: { SSCARD_PIN: digits } });
    const live = await sscard(['pin', 'verify', '--record', rec()], pin('654321'));
    expect(recorded()).not.toMatch(/65 43 21/);
    const again = await sscard(['pin', 'verify', '-r', replay()], pin('111111'));
    expect(again).toEqual(live);
  });

  test('a PIN of a test card is there when it is declared one, and then must be the same', async () => {
    const pin = (digits: string): CliOptions => ({ environment: { SSCARD_PIN: digits } });
    await sscard(['pin', 'verify', '--record', rec(), '--test-keys'], pin('654321'));
    expect(recorded()).toMatch(/send 00 20 00 00 03 65 43 21/);
    const { status, stderr } = await sscard(['pin', 'verify', '-r', replay()], pin('111111'));
    expect(status).toBe(3);
    expect(stderr).toMatch(
      /VERIFY, 00 20 00 00 03 \*\* \*\* \*\*; received VERIFY, 00 20 00 00 03 \*\* \*\* \*\*/,
    );
  });
});

describe('what does not fit ends in one line', () => {
  const wrong = async (...argv: string[]) => {
    const result = await runs(...argv);
    expect(result.stderr).toMatch(/^sscard: [^\n]+\n$/);
    return result;
  };

  test('another verb', async () => {
    await runs('read', '--record', rec());
    const { status, stderr } = await wrong('tree', '-r', replay());
    expect(status).toBe(3);
    expect(stderr).toMatch(
      /a\.rec:\d+: the recording has SELECT, 00 A4 .*; received SELECT, .* is the first that differs/,
    );
    expect((await runs('apdu', '-r', replay(), '--replay-order', 'any', '--raw', '00B2010400')).status).toBe(
      0,
    );
  });

  test('more than was recorded', async () => {
    await runs('apdu', '0084000008', '--record', rec());
    const { status, stderr } = await wrong('apdu', '0084000008', '00A40400', '-r', replay());
    expect(status).toBe(3);
    expect(stderr).toMatch(/a\.rec:7: the recording ends/);
  });

  test.each([
    [
      'cut in the middle',
      () => recorded().slice(0, recorded().lastIndexOf('expect')),
      /a\.rec:\d+:1: the answer to this command is missing: the recording ends before it/,
    ],
    [
      'changed by hand',
      () => recorded().replace('expect empty 61', 'expect empty 6'),
      /a\.rec:8:\d+: this byte lacks a digit/,
    ],
    ['empty', () => '', /a\.rec:1:1: the recording holds no session/],
    ['bytes', () => Buffer.from([0, 255, 128, 10]), /a\.rec: is no recording: it is no text in UTF-8/],
    ['a script', () => 'title A tour\ncase one\nend\n', /a\.rec:2:1: 'case' begins no line of a recording/],
  ])('a recording that is %s', async (_what, contents, message) => {
    await runs('read', '--record', rec());
    writeFileSync(rec(), contents());
    const { status, stderr } = await wrong('read', '-r', replay());
    expect(status).toBe(4);
    expect(stderr).toMatch(message);
  });

  test('no recording at all', async () => {
    expect((await wrong('read', '-r', replay())).status).toBe(4);
    expect((await wrong('read', '-r', 'replay:')).status).toBe(2);
  });

  test.each([
    ['a full disk', '/dev/full', 4, /no space is left/],
    ['a folder that is not there', '/nowhere/a.rec', 4, /no such file or folder/],
    ['a card image', KEYS, 2, /is no recording; --record replaces only a recording/],
  ])('%s as the target', async (_what, path, exit, message) => {
    const { status, stderr, stdout } = await wrong('read', '--record', path);
    expect(status).toBe(exit);
    expect(stderr).toMatch(message);
    expect(stdout).toBe('');
  });
});

test('a recording is a script that runs on the card, and on its own replay', async () => {
  await runs('read', '--record', rec());
  const onCard = await runs('run', rec());
  expect(onCard.status).toBe(0);
  const onReplay = await runs('run', rec(), '-r', replay());
  expect(onReplay.status).toBe(0);
});

test('another program gets the answers of the card, line by line', async () => {
  await runs('apdu', '--raw', '00A404000F7378312E73682EC9E7BBE1B1A3D5CF', '0084000004', '--record', rec());
  const [, challenge] = /\nexpect ((?:[0-9A-F]{2} ){4}90 00)\n/.exec(recorded()) ?? [];
  const input = '00A404000F7378312E73682EC9E7BBE1B1A3D5CF\n0084000004\n0084000004\n.quit\n';
  const { stdout, status } = await sscard(['serve', replay(), '--stdio'], { input });
  expect(status).toBe(0);
  expect(stdout.split('\n').slice(0, 2)).toEqual(['611E', challenge!.replaceAll(' ', '')]);
  expect(stdout.split('\n')[2]).toMatch(/^! .*the recording ends/);
});

describeWithPrograms('Wireshark', [TSHARK], () => {
  test('reads the capture of a card that is read with keys', async () => {
    const path = folder.path('a.pcap');
    await runs('read', '--all', '--keys', KEYS, '--record', rec(), '--pcap', path);
    const packets = await dissectFile(path);
    const events = recorded().match(/^(send|reset) /gm) ?? [];
    expect(packets).toHaveLength(events.length);
    const instructions = new Set(packets.map(({ fields }) => fields['gsm_sim.apdu.ins']));
    for (const instruction of ['0xa4', '0xb2', '0x84', '0x82', '0xc0'])
      expect(instructions).toContain(instruction);
  });
});
