import { type PaymentAlgorithmName, paymentAlgorithm } from '../../../../../crypto/index.js';
import demonstrationData from '../../../../../fixtures/personalisation/gen3-demo.json' with { type: 'json' };
import { bytes } from '../../../../support/hex.js';
import * as oracle from '../../../../support/payment-oracle.js';

export interface AuthorisationChanges {
  readonly tvr?: string;
  readonly algorithm?: PaymentAlgorithmName;
  /** CVR, the four bytes. */
  readonly results?: string;
  readonly atc?: string;
}

const { pan, panSequence, keys } = demonstrationData.financial;
const BALANCE = '0000018766';

/** A transaction as its issuer gets it; the cryptogram is that of the oracle, not of the code under test. */
export function authorisation({
  tvr = '0000000000',
  algorithm = 'SM4',
  results = '03A00000',
  atc = '0001',
}: AuthorisationChanges = {}) {
  const session = (master: string): string =>
    oracle.sessionKey(algorithm, oracle.udk(algorithm, master, pan, panSequence), atc);
  const mac = oracle.mac(algorithm, session(keys.MAC), `${atc}${BALANCE}00`).slice(0, 8);
  const algorithmByte = paymentAlgorithm(algorithm).algorithmByte;
  const terminal = ['000000001234', '000000000000', '0156', tvr, '0156', '261123', '00', '11223344'];
  const cryptogram = oracle.mac(algorithm, session(keys.AC), [...terminal, '7D00', atc, results].join(''));
  return new Map<number, Uint8Array>(
    Object.entries({
      '5A': `${pan}F`,
      '57': `${pan}D3612220000000000F`.padEnd(38, 'F').slice(0, 38),
      '5F34': panSequence,
      '82': '7D00',
      '95': tvr,
      '9A': '261123',
      '9C': '00',
      '9F02': '000000001234',
      '9F03': '000000000000',
      '9F10': `070101${results}0${algorithmByte}0A01${BALANCE}${mac}`,
      '9F1A': '0156',
      '9F26': cryptogram.slice(0, 16),
      '9F36': atc,
      '9F37': '11223344',
      '5F2A': '0156',
    }).map(([tag, value]) => [Number.parseInt(tag, 16), bytes(value)]),
  );
}
