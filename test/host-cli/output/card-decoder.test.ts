import { expect, test } from 'vitest';
import { findProfile } from '../../../card-model/index.js';
import { createTraceDecoder } from '../../../host-cli/output/card-decoder.js';
import { AID } from '../../support/demonstration.js';
import { bytes } from '../../support/hex.js';

test.each([findProfile('gen3'), undefined])('knows the names of the card', (profile) => {
  const decoder = createTraceDecoder(profile, 'zh');
  const { command, selection } = decoder.decode(bytes(`00A404000F${AID.SSSE}`), bytes('9000'));
  expect(command.sentence).toContain('社会保障应用环境');
  expect(selection.directory).toBe('SSSE');
});

test('hides what its commands call secret', () => {
  const { command } = createTraceDecoder(undefined, 'en').decode(
    bytes('805E010007246813FF975318'),
    bytes('9000'),
  );
  expect(command.hex).toBe('805E010007**************');
});

test('knows the bank application on any card', () => {
  const decoder = createTraceDecoder(findProfile('gen1'), 'en');
  decoder.decode(bytes('00A4040008A000000333010101'), bytes('9000'));
  const { command } = decoder.decode(bytes('80AE800000'), bytes('9000'));
  expect(command.sentence).toBe('GENERATE AC: ask for an ARQC');
});
