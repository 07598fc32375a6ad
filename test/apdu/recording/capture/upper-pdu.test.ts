import { expect, test } from 'vitest';
import { upperPdu } from '../../../../apdu/recording/capture/upper-pdu.js';
import { bytes, hex } from '../../../support/hex.js';

test('the name of the dissector, filled up to whole words, then the bytes', () => {
  const pdu = upperPdu({ dissector: 'gsm_sim', bytes: bytes('00A4') });
  expect(hex(pdu)).toBe(
    `000C0008${hex(new TextEncoder().encode('gsm_sim'))}00 00000000 00A4`.replaceAll(' ', ''),
  );
});

test('words for the columns', () => {
  const pdu = upperPdu({ dissector: 'data', protocol: 'ISO', information: 'off', bytes: bytes('') });
  expect(hex(pdu)).toBe('000C000464617461' + '0021000449534F00' + '002400046F666600' + '00000000');
});
