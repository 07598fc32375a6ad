import type { ScriptFunction } from '../../apdu/script/script-function.js';
import { type PaymentAlgorithmName, paymentAlgorithm } from '../../crypto/index.js';
import { bytes, number, text } from './parameters.js';

/** Keys and cryptograms of the bank application, by algorithm. */
export const PAYMENT_FUNCTIONS: readonly ScriptFunction[] = [
  ...functionsOf('sm4', 'SM4'),
  ...functionsOf('des3', '3DES'),
];

function functionsOf(prefix: string, name: PaymentAlgorithmName): ScriptFunction[] {
  const algorithm = paymentAlgorithm(name);
  return [
    {
      name: `${prefix}-udk`,
      parameters: [bytes('mdk'), text('pan'), text('psn')],
      result: 'bytes',
      secrecy: 'made',
      summary: {
        en: 'the key of a card from that of its issuer, by PAN and sequence number',
        zh: 'UDK 分散',
      },
      apply: (given) => algorithm.deriveUdk(given.bytes(0), { pan: given.text(1), psn: given.text(2) }),
    },
    {
      name: `${prefix}-session-key`,
      parameters: [bytes('udk'), number('atc')],
      result: 'bytes',
      secrecy: 'made',
      summary: { en: 'the key of one transaction', zh: '交易过程密钥' },
      apply: (given) => algorithm.sessionKey(given.bytes(0), given.number(1)),
    },
    {
      name: `${prefix}-application-cryptogram`,
      parameters: [bytes('udk'), number('atc'), bytes('x')],
      result: 'bytes',
      secrecy: 'released',
      summary: { en: 'TC, ARQC or AAC, 8 bytes; pads by itself', zh: '应用密文' },
      apply: (given) => prepared(given.bytes(0)).applicationCryptogram(given.number(1), given.bytes(2)),
    },
    {
      name: `${prefix}-arpc`,
      parameters: [bytes('udk'), number('atc'), bytes('cryptogram'), bytes('response-code')],
      result: 'bytes',
      secrecy: 'released',
      summary: { en: 'the answer of the issuer to an ARQC, 8 bytes', zh: 'ARPC' },
      apply: (given) => prepared(given.bytes(0)).arpc(given.number(1), given.bytes(2), given.bytes(3)),
    },
  ];

  /** Only the key of cryptograms is used. */
  function prepared(udk: Uint8Array) {
    return algorithm.prepare({ ac: udk, mac: udk, enc: udk });
  }
}
