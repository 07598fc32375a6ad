/**
 * The installed package as a stranger meets it: run with the test runner of Node itself, on every Node that the
 * package names, in the folder it was installed into.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

const installed = join(process.env.SSCARD_INSTALLED ?? process.cwd(), 'node_modules/sscard');
const manifest = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
const bin = join(installed, manifest.bin.sscard);
const load = (subpath) => import(pathToFileURL(join(installed, manifest.exports[subpath].default)));
const run = (...args) => execFileSync(process.execPath, [bin, ...args], { encoding: 'utf8' });

const SELECT_SSSE = '00A404000F7378312E73682EC9E7BBE1B1A3D5CF';

test('every export loads and offers something', async () => {
  for (const [subpath, target] of Object.entries(manifest.exports)) {
    if (typeof target !== 'object') continue;
    assert.ok(Object.keys(await load(subpath)).length > 0, subpath);
  }
});

test('a card answers', async () => {
  const { createCard } = await load('./card-model');
  const { fromHex, toHex } = await load('./apdu');
  const card = createCard();
  assert.equal(toHex(card.powerOn()), '3B6D000000815443538660510100000001');
  assert.equal(toHex(card.transmit(fromHex(SELECT_SSSE))), '611E');
  assert.equal(toHex(createCard({ image: card.image() }).transmit(fromHex(SELECT_SSSE))), '611E');
});

test('SM2, SM3 and SM4 agree with the published examples', async () => {
  const { sm2, sm3, sm4 } = await load('./crypto');
  const { fromHex, toHex } = await load('./apdu');
  assert.equal(
    toHex(sm3(new TextEncoder().encode('abc'))),
    '66C7F0F462EEEDD9D1F2D46BDC10E4E24167C4875CF2F7A2297DA02B8F4BA8E0',
  );
  const key = fromHex('0123456789ABCDEFFEDCBA9876543210');
  assert.equal(toHex(sm4(key).encryptBlock(key)), '681EDF34D206965E86B3E94F536E4246');
  const { privateKey, publicKey } = sm2.generateKeyPair();
  assert.equal(sm2.verify(sm2.sign(key, privateKey), key, publicKey), true);
  assert.deepEqual(sm2.decrypt(sm2.encrypt(key, publicKey), privateKey), key);
});

test('the program tells its version and reads the demonstration card, saying nothing on standard error', () => {
  assert.equal(run('--version').trim(), manifest.version);
  const keys = join(installed, 'fixtures/personalisation/gen3-demo.json');
  const result = spawnSync(process.execPath, [bin, 'read', '--keys', keys, '--json'], { encoding: 'utf8' });
  assert.equal(result.status, 0, result.stderr);
  assert.equal(result.stderr, '');
  assert.match(result.stdout, /测试持卡人/);
});

test('the suites come along', () => {
  assert.match(run('conformance', '--suite', 'iso-7816', '--quiet'), /iso-7816 +\d+ +0 +\d+/);
});

test('a card image is made, changed and kept', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sscard-'));
  try {
    const path = join(folder, 'card.img');
    run('new', '-o', path);
    const wrongPin = spawnSync(process.execPath, [
      bin,
      'apdu',
      '-r',
      `sim:${path}`,
      SELECT_SSSE,
      '0020000003000000',
    ]);
    assert.equal(wrongPin.status, 1);
    const status = run('apdu', '--raw', '-r', `sim:${path}`, SELECT_SSSE, '0020000003246813');
    assert.match(status, /9000/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
