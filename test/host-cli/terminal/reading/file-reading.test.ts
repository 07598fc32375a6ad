import { expect, it } from 'vitest';
import { fileLabel, hexByte } from '../../../../host-cli/terminal/reading/file-reading.js';

it('writes files and tags as the field does', () => {
  expect([fileLabel(0xef05), fileLabel(0xef1a), fileLabel(1)]).toEqual(['EF05', 'EF1A', '0001']);
  expect([hexByte(0), hexByte(0x0a), hexByte(0xff)]).toEqual(['00', '0A', 'FF']);
});
