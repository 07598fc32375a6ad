import { describe, expect, it } from 'vitest';
import { exchange, socialTransport } from '../../../../host-cli/terminal/connection/social-transport.js';
import { bytes, hex } from '../../../support/hex.js';
import { scripted } from '../link.js';

const CASE_4 = { cla: 0, ins: 0x88, p1: 0, p2: 0, data: bytes('0102'), ne: 256 };

describe('socialTransport', () => {
  it('follows up 61xx and 6Cxx', async () => {
    const inner = scripted({
      '00880000': '6102',
      '00C0000002': 'ABCD9000',
      '00B2010400': '6C03',
      '00B2010403': '0101AA9000',
    });
    const transport = socialTransport(inner);
    expect(hex(await transport.transmit(bytes('008800000101')))).toBe('ABCD9000');
    expect(hex(await transport.transmit(bytes('00B2010400')))).toBe('0101AA9000');
  });

  it('gives the same object for the same transport, wrapped or not', () => {
    const inner = scripted({});
    const transport = socialTransport(inner);
    expect(socialTransport(inner)).toBe(transport);
    expect(socialTransport(transport)).toBe(transport);
    expect(socialTransport(scripted({}))).not.toBe(transport);
  });
});

describe('exchange', () => {
  it.each([
    ['T=0', '00880000020102'],
    ['T=1', '0088000002010200'],
    ['contactless', '0088000002010200'],
  ] as const)('on %s a command with data and Ne is sent as %s', async (protocol, expected) => {
    const transport = scripted({ '0088': '9000' }, { protocol });
    expect(await exchange(transport, CASE_4)).toEqual({ data: new Uint8Array(0), statusWord: 0x9000 });
    expect(transport.sent).toEqual([expected]);
  });

  it('keeps Le of a command without data on T=0', async () => {
    const transport = scripted({}, { protocol: 'T=0' });
    await exchange(transport, { cla: 0, ins: 0xb2, p1: 1, p2: 4, ne: 256 });
    expect(transport.sent).toEqual(['00B2010400']);
  });
});
