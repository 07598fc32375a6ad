import { beforeAll, expect, test } from 'vitest';
import { NO_COLOURS } from '../../../apdu/trace/render-text.js';
import { createCard } from '../../../card-model/index.js';
import { loadKeyFile } from '../../../host-cli/input/key-file.js';
import { readingLines } from '../../../host-cli/output/reading-text.js';
import { connectCard } from '../../../host-cli/terminal/index.js';
import {
  type HolderReading,
  type ReadHolderOptions,
  readHolder,
} from '../../../host-cli/terminal/reading/read-holder.js';

let keys: NonNullable<ReadHolderOptions['keys']>;
beforeAll(async () => {
  keys = (await loadKeyFile('fixtures/personalisation/gen3-demo.json', {}))!.keyRing;
});

const readingWith = async (options: ReadHolderOptions): Promise<HolderReading> =>
  (await readHolder(connectCard(createCard()), options)) as HolderReading;

test('what could not be read is said once, with what would help', async () => {
  const lines = await readingLines(await readingWith({}), false, 'sscard read --keys FILE', 'en', NO_COLOURS);
  expect(lines.filter((line) => line.includes('(not read)'))).toHaveLength(6);
  expect(lines.filter((line) => line.startsWith('not read: '))).toHaveLength(1);
  expect(lines.at(-1)).toBe('try: sscard read --keys FILE');
});

test('with keys everything is told, meanings of codes too, and no advice', async () => {
  const lines = await readingLines(await readingWith({ keys }), false, 'sscard', 'zh', NO_COLOURS);
  const text = lines.join('\n');
  expect(text).toMatch(/^姓名 +测试持卡人$/m);
  expect(text).toMatch(/^性别 +1 \(男.*\)$/m);
  expect(text).toContain('genuine');
  expect(text).not.toContain('try:');
});

test('--all adds each file: records, bytes, and files that stay closed', async () => {
  const reading = await readingWith({ keys, all: true });
  const text = (await readingLines(reading, true, undefined, 'en', NO_COLOURS)).join('\n');
  expect(text).toMatch(/^SSSE\.EF08 photograph .*\n {2}4096 bytes, not written$/m);
  expect(text).toMatch(/^ {2}07 card number +A10000015$/m);
  expect(text).toMatch(/^DF04\.EF06 /m);
});

test('a PIN or key that was refused is told', async () => {
  const reading = await readingWith({ pin: '000000' });
  const text = (await readingLines(reading, false, undefined, 'en', NO_COLOURS)).join('\n');
  expect(text).toMatch(/verifying the PIN: .*5 tries left/);
  const forged = { ...reading, internal: { outcome: 'not-genuine', identificationMacRight: true } as const };
  expect((await readingLines(forged, false, undefined, 'en', NO_COLOURS)).join('\n')).toContain(
    'not proved itself genuine',
  );
});
