import type { ScriptFunction } from '../../apdu/script/script-function.js';
import { type CardAlgorithmName, cardAlgorithm } from '../../crypto/index.js';
import { bytes } from './parameters.js';

/** What a card of the social application computes with its keys, by algorithm. */
export const CARD_KEY_FUNCTIONS: readonly ScriptFunction[] = [
  ...functionsOf('sm4', 'SM4'),
  ...functionsOf('des3', '3DES'),
];

function functionsOf(prefix: string, name: CardAlgorithmName): ScriptFunction[] {
  const algorithm = cardAlgorithm(name);
  const { blockBytes } = algorithm;
  const rows: (Pick<ScriptFunction, 'summary' | 'secrecy'> & {
    name: string;
    parameters: readonly string[];
    compute: (a: Uint8Array, b: Uint8Array) => Uint8Array;
  })[] = [
    {
      name: 'diversify',
      parameters: ['key', 'factor'],
      summary: { en: 'one step of diversification: 16-byte key, 8-byte factor', zh: '密钥分散' },
      secrecy: 'made',
      compute: (key, factor) => algorithm.diversify(key, factor),
    },
    {
      name: 'process-key',
      parameters: ['key', 'challenge'],
      summary: { en: 'the key of one exchange, from 8 bytes of GET CHALLENGE', zh: '过程密钥' },
      secrecy: 'made',
      compute: (key, challenge) => algorithm.processKey(key, challenge),
    },
    {
      name: 'cryptogram',
      parameters: ['process-key', 'x'],
      summary: { en: 'the 8-byte cryptogram of 8 bytes, as in EXTERNAL AUTHENTICATE', zh: '认证密文' },
      secrecy: 'released',
      compute: (key, data) => algorithm.cryptogram(key, data),
    },
    {
      name: 'message-mac',
      parameters: ['process-key', 'x'],
      summary: {
        en: 'the 4-byte MAC of a secured command, over header and data; pads by itself',
        zh: '安全报文 MAC',
      },
      secrecy: 'released',
      compute: (key, message) => algorithm.secureMessagingMac(key, message),
    },
    {
      name: 'encipher-block',
      parameters: ['process-key', 'x'],
      summary: { en: `one block of ${blockBytes} bytes, as the new PIN of RELOAD`, zh: '加密一个分组' },
      secrecy: 'released',
      compute: (key, block) => algorithm.encipherBlock(key, block),
    },
  ];
  return rows.map(({ name: verb, parameters, compute, ...row }) => ({
    ...row,
    name: `${prefix}-${verb}`,
    parameters: parameters.map(bytes),
    result: 'bytes',
    apply: (given) => compute(given.bytes(0), given.bytes(1)),
  }));
}
