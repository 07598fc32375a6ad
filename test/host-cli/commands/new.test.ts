import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  type CardContents,
  createCard,
  type DirectoryImage,
  decodeCardImage,
  PROFILES,
} from '../../../card-model/index.js';
import { sscard } from '../../support/cli.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();
const DATA = 'fixtures/personalisation/gen3-demo.json';
const contentsAt = (path: string): CardContents => decodeCardImage(readFileSync(path));

test('tells what was made', async () => {
  const path = folder.path('card.img');
  const { status, stdout } = await sscard(['new', '-o', path, '--lang', 'zh']);
  expect(status).toBe(0);
  for (const part of [path, 'gen3 第三代社会保障卡', '已启用', 'A10000015']) expect(stdout).toContain(part);
  expect(createCard({ image: readFileSync(path) }).profile.id).toBe('gen3');
});

test('as data', async () => {
  const path = folder.path('card.img');
  const { stdout } = await sscard(['new', '-p', 'gen3', '--inactive', '-o', path, '--json']);
  expect(JSON.parse(stdout)).toEqual({
    outcome: 'issued',
    path,
    profile: 'gen3',
    state: 'INITIALISED',
    cardNumber: 'A10000015',
    bytes: readFileSync(path).length,
    steps: expect.any(Number),
    alreadyDone: 0,
  });
});

test('replaces an empty file, and any other only when told to', async () => {
  const path = folder.path('card.img');
  writeFileSync(path, '');
  expect((await sscard(['new', '-o', path])).status).toBe(0);
  const before = readFileSync(path);
  const refused = await sscard(['new', '-o', path]);
  expect(refused).toMatchObject({ status: 2, stdout: '', stderr: expect.stringContaining('--force') });
  expect(readFileSync(path).equals(before)).toBe(true);
  expect((await sscard(['new', '-o', path, '--force', '--inactive'])).status).toBe(0);
  expect(readFileSync(path).equals(before)).toBe(false);
});

/** Tags of private keys among the data objects. pboc.md 4, personalisation groups */
const isPrivateKey = (tag: number): boolean => (tag >= 0x8201 && tag <= 0x8205) || tag === 0x8402;

/** Keys, PINs of three bytes and more, and private keys of a directory and those below; hexadecimal. */
function secretsOf({ keys, pin, objects = [], directories }: DirectoryImage): string[] {
  const own = [...keys, ...objects.filter(({ tag }) => isPrivateKey(tag)), ...(pin ? [pin] : [])];
  const values = own.map(({ value }) => Buffer.from(value).toString('hex').toUpperCase());
  return [...values.filter(({ length }) => length >= 6), ...directories.flatMap(secretsOf)];
}

test.each(PROFILES.map(({ id }) => id))(
  '%s: a card image and a blank card built by address are the same',
  async (id) => {
    const [image, blank] = [folder.path('card.img'), folder.path('blank.img')];
    await sscard(['new', '-p', id, '-o', image]);
    const made = await sscard(['new', '-p', id, '--blank', '-o', blank]);
    expect(made.stdout).toContain('blank card');
    expect(contentsAt(blank)).toMatchObject({ masterFile: { keys: [], files: [], directories: [] } });
    const built = await sscard(['new', '-p', id, '-r', `sim:${blank}`]);
    expect(built).toMatchObject({ status: 0, stdout: expect.stringContaining('the card is issued') });
    expect(contentsAt(blank)).toEqual(contentsAt(image));

    const again = await sscard(['new', '-p', id, '-r', `sim:${blank}`]);
    expect(again.status).toBe(1);
    expect(again.stdout).toBe('the card is issued already; only a blank card can be built\n');
    const resumed = await sscard(['new', '-p', id, '-r', `sim:${blank}`, '--resume']);
    expect(resumed).toMatchObject({ status: 0, stdout: expect.stringContaining('had been done before') });
  },
);

test.each(PROFILES.map(({ id }) => id))(
  '%s: the printed script builds the same card and holds no secret',
  async (id) => {
    const [image, blank, script] = [
      folder.path('card.img'),
      folder.path('blank.img'),
      folder.path('issue.apdu'),
    ];
    await sscard(['new', '-p', id, '--data', DATA, '-o', image]);
    await sscard(['new', '-p', id, '--blank', '-o', blank]);
    expect((await sscard(['new', '-p', id, '--data', DATA, '--script', script])).status).toBe(0);
    const ran = await sscard(['run', script, '--keys', DATA, '-r', `sim:${blank}`]);
    expect(ran).toMatchObject({ status: 0, stdout: expect.stringContaining('0 failed') });
    expect(contentsAt(blank)).toEqual(contentsAt(image));

    const text = readFileSync(script, 'utf8');
    const printed = await sscard(['new', '-p', id, '--data', DATA, '--script', '-']);
    expect(printed.stdout).toBe(text);
    const secrets = secretsOf(contentsAt(image).masterFile);
    expect(secrets.length).toBeGreaterThan(20);
    for (const secret of secrets) {
      expect(text).not.toContain(secret);
      expect(ran.stdout).not.toContain(secret);
    }
  },
);

test('the trace of a building shows neither keys nor the transport key', async () => {
  const { stderr } = await sscard(['new', '-o', folder.path('card.img'), '-v']);
  expect(stderr).toContain('80E00300');
  expect(stderr).not.toContain('5353434152443031');
  const [key] = contentsAt(folder.path('card.img')).masterFile.keys;
  expect(stderr.toUpperCase()).not.toContain(Buffer.from(key!.value).toString('hex').toUpperCase());
});

test('the transport key comes from a file or the environment; a wrong one costs a try', async () => {
  const blank = folder.path('blank.img');
  writeFileSync(folder.path('key.txt'), '0102030405060708\n');
  await sscard(['new', '--blank', '-o', blank, '--transport-key-file', folder.path('key.txt')]);
  const wrong = await sscard(['new', '-r', `sim:${blank}`]);
  expect(wrong).toMatchObject({ status: 1, stdout: expect.stringContaining('63C2') });
  expect(contentsAt(blank).transportKey!.triesLeft).toBe(2);
  const right = await sscard(['new', '-r', `sim:${blank}`], {
    environment: { SSCARD_TRANSPORT_KEY: '0102030405060708' },
  });
  expect(right.status).toBe(0);
});

test.each([
  [['new'], /new needs -o PATH .* or -r ADDRESS/],
  [['new', '-o', 'x.img', '-r', 'sim:y.img'], /give one of them/],
  [['new', '--script', '-', '-o', 'x.img'], /neither -o nor -r/],
  [['new', '--blank', '-r', 'sim:x.img'], /--blank makes a card image/],
  [['new', '--resume', '-o', 'x.img'], /--resume goes on/],
  [['new', '-p', 'gen9', '-o', 'x.img'], /gen1, gen2, gen3/],
  [['new', '-r', 'tcp:127.0.0.1:1'], /transport key/],
])('%j is told what is wrong', async (argv, message) => {
  const { status, stdout, stderr } = await sscard(argv);
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(message);
  expect(stderr.trim().split('\n').length).toBeLessThanOrEqual(2);
});

test('a photograph from a file beside the data is written in pieces and read back', async () => {
  const photograph = Uint8Array.from({ length: 0x1000 }, (_, index) => (index * 7) & 0xff);
  writeFileSync(folder.path('photo.jpg'), photograph);
  const data = JSON.parse(readFileSync(DATA, 'utf8'));
  data.social.EF08 = 'file:photo.jpg';
  writeFileSync(folder.path('data.json'), JSON.stringify(data));
  const path = folder.path('card.img');
  expect((await sscard(['new', '--data', folder.path('data.json'), '-o', path])).status).toBe(0);
  const [ssse] = contentsAt(path).masterFile.directories;
  expect(ssse!.files.find(({ fid }) => fid === 0xef08)).toMatchObject({ content: photograph });

  writeFileSync(folder.path('photo.jpg'), new Uint8Array(0x1001));
  const tooLong = await sscard(['new', '--data', folder.path('data.json'), '-o', folder.path('other.img')]);
  expect(tooLong).toMatchObject({ status: 4, stderr: expect.stringContaining('room for 4096') });
});
