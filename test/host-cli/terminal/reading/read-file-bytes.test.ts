import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Transport } from '../../../../apdu/transport/transport.js';
import { readContent, readRecords } from '../../../../host-cli/terminal/reading/read-file-bytes.js';
import { bytes, hex } from '../../../support/hex.js';
import { scripted } from '../link.js';

/** A transparent file as the conventions let it be read. */
function binaryFile(content: Uint8Array): Transport {
  return {
    ...scripted({}),
    async transmit(command) {
      const offset = command[2]! * 256 + command[3]!;
      const left = content.length - offset;
      if (left <= 0) return bytes('6B00');
      const wanted = command[4] || 256;
      if (wanted > left) return Uint8Array.of(0x6c, left & 0xff);
      return Uint8Array.of(...content.subarray(offset, offset + wanted), 0x90, 0x00);
    },
  };
}

describe('a transparent file', () => {
  it.each([1, 111, 112, 113, 223, 224, 255, 256, 257, 4096, 32767])(
    'of %i bytes is read whole',
    async (length) => {
      const content = Uint8Array.from({ length }, (_, index) => (index * 7 + (index >> 8)) & 0xff);
      expect(await readContent(binaryFile(content))).toEqual({
        statusWord: 0x9000,
        records: [],
        content: hex(content),
      });
    },
  );

  it('of any length and content too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 600 }), async (content) => {
        expect((await readContent(binaryFile(content))).content).toBe(hex(content));
      }),
    );
  });

  it('that ends with a warning is whole', async () => {
    expect(await readContent(scripted({ '00B0': 'ABCD6282' }))).toMatchObject({
      statusWord: 0x9000,
      content: 'ABCD',
    });
  });

  it('that is refused at once has no content', async () => {
    const result = await readContent(scripted({ '00B0': '6982' }));
    expect(result).toMatchObject({ statusWord: 0x6982, step: { en: 'reading the bytes from 0' } });
    expect(result).not.toHaveProperty('content');
  });

  it('that is refused later keeps what was read', async () => {
    const part = 'AA'.repeat(0x70);
    const result = await readContent(scripted({ '00B0': [`${part}9000`, '6581'] }));
    expect(result).toMatchObject({ statusWord: 0x6581, content: part });
  });

  it('an offset outside at the very beginning is a refusal', async () => {
    expect(await readContent(scripted({ '00B0': '6B00' }))).toMatchObject({ statusWord: 0x6b00, step: {} });
  });
});

describe('a file of records', () => {
  it('is read by number until there are no more', async () => {
    const transport = scripted({ '00B201': '0101AA9000', '00B202': '0201BB9000', '00B2': '6A83' });
    const result = await readRecords(transport);
    expect(result).toEqual({ statusWord: 0x9000, records: [bytes('0101AA'), bytes('0201BB')] });
    expect(transport.sent).toEqual(['00B2010400', '00B2020400', '00B2030400']);
  });

  it('may be empty', async () => {
    expect(await readRecords(scripted({ '00B2': '6A83' }))).toEqual({ statusWord: 0x9000, records: [] });
  });

  it('keeps what was read before a refusal', async () => {
    const result = await readRecords(scripted({ '00B201': '0101AA9000', '00B2': '6982' }));
    expect(result).toMatchObject({
      statusWord: 0x6982,
      records: [bytes('0101AA')],
      step: { en: 'reading record 2' },
    });
  });

  it('never asks for record 255', async () => {
    const transport = scripted({ '00B2': '0101AA9000' });
    expect((await readRecords(transport)).records).toHaveLength(254);
    expect(transport.sent.at(-1)).toBe('00B2FE0400');
  });
});
