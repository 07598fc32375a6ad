import { readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createCard } from '../../../card-model/index.js';
import { sscard } from '../../support/cli.js';
import { psamOf } from '../../support/psam.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();
const KEYS = 'fixtures/personalisation/gen3-demo.json';

test('what is free is read; the rest is told with the command that helps', async () => {
  const { status, stdout } = await sscard(['read']);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^card number +A10000015$/m);
  expect(stdout).toMatch(/^name +\(not read\)$/m);
  expect(stdout).toContain('try: sscard read --keys FILE');
});

test('with keys the holder is read', async () => {
  const { status, stdout } = await sscard(['read', '--keys', KEYS, '--lang', 'zh']);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^姓名 +测试持卡人$/m);
});

test('as data: the eleven fields of iReadCardBas first', async () => {
  const { stdout } = await sscard(['read', '--json'], { environment: { SSCARD_KEYS: KEYS } });
  const { fields, identification } = JSON.parse(stdout);
  expect(fields.filter((field: { listed: boolean }) => field.listed)).toHaveLength(11);
  expect(fields[4]).toMatchObject({ id: 'name', tag: '09', value: '测试持卡人' });
  expect(identification).toMatchObject({
    answerToReset: '3B6D000000815443538660510100000001',
    selectionStatus: '9000',
  });
});

test('--all uses the PIN of a test card and reads every file', async () => {
  const { status, stdout } = await sscard(['read', '--all', '--keys', KEYS, '--json']);
  expect(status).toBe(0);
  const { pin, files } = JSON.parse(stdout);
  expect(pin).toEqual({ outcome: 'verified' });
  expect(files.filter((file: { refused?: unknown }) => file.refused !== undefined)).toEqual([]);
});

test('without --all no PIN is spent', async () => {
  const { stdout } = await sscard(['read', '--json'], { environment: { SSCARD_PIN: '000000' } });
  expect(JSON.parse(stdout)).not.toHaveProperty('pin');
});

test('a wrong PIN and wrong keys make the exit code 1', async () => {
  writeFileSync(folder.path('pin'), '000000');
  const wrongPin = await sscard(['read', '--pin-file', folder.path('pin')]);
  expect(wrongPin.status).toBe(1);
  expect(wrongPin.stdout).toContain('5 tries left');
  const keys = readFileSync(KEYS, 'utf8').replaceAll(/"master": "[0-9A-F]{2}/g, '"master": "00');
  writeFileSync(folder.path('keys.json'), keys);
  const wrongKeys = await sscard(['read', '--keys', folder.path('keys.json')]);
  expect(wrongKeys.status).toBe(1);
  expect(wrongKeys.stdout).toContain('not proved itself genuine');
});

test('a card that refuses even its identification is told as a refusal', async () => {
  const contents = createCard().contents();
  const image = createCard({
    contents: { ...contents, masterFile: { ...contents.masterFile, directories: [] } },
  }).image();
  writeFileSync(folder.path('empty.img'), image);
  const { status, stdout } = await sscard(['read', '-r', `sim:${folder.path('empty.img')}`]);
  expect(status).toBe(1);
  expect(stdout).toMatch(/selecting the social security environment/);
});

test('with a PSAM the holder is read, and no key is here', async () => {
  writeFileSync(folder.path('psam.img'), psamOf().image());
  const address = `sim:${folder.path('psam.img')}`;
  const { status, stdout } = await sscard(['read', '--psam', address, '--lang', 'zh']);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^姓名 +测试持卡人$/m);
  expect(stdout).toContain(`the PSAM at ${address}`);
  const reading = JSON.parse((await sscard(['read', '--all', '--psam', address, '--json'])).stdout);
  expect(reading).toMatchObject({ psam: address, internal: { outcome: 'genuine' } });
  expect(reading.internal).not.toHaveProperty('identificationMacRight');
  const both = await sscard(['read', '--psam', address, '--keys', KEYS]);
  expect(both).toMatchObject({ status: 2, stderr: expect.stringContaining('--keys or from --psam') });
});

test('a PSAM that lacks a key makes the exit code 1', async () => {
  writeFileSync(folder.path('psam.img'), psamOf({ 'keys.SSSE.6.psam': null }).image());
  const { status, stdout } = await sscard(['read', '--psam', `sim:${folder.path('psam.img')}`]);
  expect(status).toBe(1);
  expect(stdout).toMatch(/PSAM: diversifying SSSE\.RK.*6A88/);
  expect(stdout).toMatch(/^card number +A10000015$/m);
});
