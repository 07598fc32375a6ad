import { expect, test } from 'vitest';
import { upperPdu } from '../../../../apdu/recording/capture/upper-pdu.js';
import { payloadOf } from '../../../../host-cli/decoding/captures/packet-layers.js';
import { bytes, hex } from '../../../support/hex.js';
import { ethernet, ipv4, ipv6, joined, udp } from './capture-bytes.js';

const PAYLOAD = bytes('0204');
const IP = ipv4(udp(PAYLOAD));

test.each([
  ['Ethernet', 1, ethernet(IP)],
  ['Ethernet with padding', 1, joined(ethernet(IP), new Uint8Array(20))],
  ['a virtual network', 1, ethernet(joined(bytes('00050800'), IP), '8100')],
  ['IPv6 on Ethernet', 1, ethernet(ipv6(udp(PAYLOAD)), '86DD')],
  ['IP alone', 101, IP],
  ['IPv6 alone', 229, ipv6(udp(PAYLOAD))],
  ['loopback', 0, joined(bytes('02000000'), IP)],
  ['Linux, cooked', 113, joined(new Uint8Array(14), bytes('0800'), IP)],
  ['Linux, cooked anew', 276, joined(new Uint8Array(20), IP)],
])('GSMTAP over %s', (_title, linkType, packet) => {
  const payload = payloadOf(linkType, packet);
  expect(payload && [payload.kind, hex(payload.bytes)]).toEqual(['gsmtap', '0204']);
});

test.each([
  ['another port', 101, ipv4(udp(PAYLOAD, 53))],
  ['TCP', 101, ipv4(udp(PAYLOAD), 6)],
  ['another kind of network packet', 1, ethernet(IP, '0806')],
  ['another link', 147, IP],
  ['a fragment', 101, IP.map((byte, index) => (index === 6 ? 0x20 : byte))],
  ['a cut packet', 101, IP.slice(0, 22)],
  ['nothing', 101, new Uint8Array(0)],
])('%s is none', (_title, linkType, packet) => {
  expect(payloadOf(linkType, packet)).toBeUndefined();
});

test('what stands apart for a dissector', () => {
  const payload = payloadOf(252, upperPdu({ dissector: 'gsm_sim', bytes: PAYLOAD }));
  expect(payload).toMatchObject({ kind: 'upper', dissector: 'gsm_sim' });
  expect(hex(payload!.bytes)).toBe('0204');
  expect(payloadOf(252, bytes('000C'))).toBeUndefined();
});
