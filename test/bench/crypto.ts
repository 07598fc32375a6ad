import { pathToFileURL } from 'node:url';
import { builtPackage, measureAll, printRows, type Row, type Work } from './measure.js';

type CryptoModule = typeof import('../../crypto/index.js');

/** Both engine sets of the built package, or of the module given. */
export async function benchCrypto(module?: CryptoModule): Promise<Row[]> {
  const measured = module ?? (await builtPackage<CryptoModule>('crypto'));
  return measureAll([...workOf(measured, 'native'), ...workOf(measured, 'portable')]);
}

function workOf(module: CryptoModule, engineSet: 'native' | 'portable'): Work[] {
  const suite = module.createCryptoSuite(engineSet);
  const { sm2 } = suite;
  const isNative = engineSet === 'native';
  const target = (native: number, portable: number) => (isNative ? native : portable);
  const bytes = (count: number) => module.randomBytes(count);
  const [message32, message1024, block, data64, data256] = [32, 1024, 16, 64, 256].map(bytes) as Five;
  const key = bytes(16);
  const kept = suite.sm4(key);
  const pair = sm2.generateKeyPair();
  const signature = sm2.sign(message32, pair.privateKey);
  const ciphertext = sm2.encrypt(message32, pair.publicKey);
  // A suite of its own: changing keys would push the repeated one out of the suite's memory for keys.
  const { sm2: sm2ForMany } = module.createCryptoSuite(engineSet);
  const otherKeys = Array.from({ length: 40 }, () => sm2.generateKeyPair().publicKey);
  let next = 0;
  const challenge = bytes(8);
  const data = bytes(8);
  const sm4Card = suite.cardAlgorithm('SM4').prepare(key);
  const desCard = suite.cardAlgorithm('3DES').prepare(key);
  const work: Work[] = [
    // First, because the native lines leave garbage whose collection falls on whatever comes next.
    {
      name: 'SM4 block, kept key',
      run: () => kept.encryptBlock(block),
      target: target(1_700_000, 1_000_000),
    },
    {
      name: 'SM4 block, fresh key',
      run: () => suite.sm4(key).encryptBlock(block),
      target: target(1_000_000, 1_000_000),
    },
    { name: 'SM3 32 B', run: () => suite.sm3(message32), target: target(1_000_000, 290_000) },
    { name: 'SM3 1 KiB', run: () => suite.sm3(message1024), target: target(350_000, 21_000) },
    { name: 'HMAC-SM3 32 B', run: () => suite.hmacSm3(key, message32), target: target(400_000, 95_000) },
    { name: 'SM4 CBC-MAC 64 B, kept key', run: () => kept.cbcMac(data64), target: target(800_000, 277_000) },
    { name: 'SM4 CBC-MAC 256 B, kept key', run: () => kept.cbcMac(data256), target: target(360_000, 76_000) },
    { name: 'SM4-CBC 1 KiB', run: () => kept.encryptCbc(block, message1024) },
    {
      name: 'EXTERNAL AUTHENTICATE cryptogram, SM4',
      run: () => sm4Card.cryptogramFor(challenge, data),
      target: 100_000,
    },
    {
      name: 'EXTERNAL AUTHENTICATE cryptogram, 3DES',
      run: () => desCard.cryptogramFor(challenge, data),
      target: 100_000,
    },
    { name: 'SM2 sign', run: () => sm2.sign(message32, pair.privateKey), target: target(4_000, 3_400) },
    {
      name: 'SM2 verify, repeated key',
      run: () => sm2.verify(signature, message32, pair.publicKey),
      target: target(4_500, 2_800),
    },
    {
      name: 'SM2 verify, changing key',
      run: () => {
        next = (next + 1) % otherKeys.length;
        return sm2ForMany.verify(signature, message32, otherKeys[next]!);
      },
      target: target(3_150, 570),
    },
    { name: 'SM2 key generation', run: () => sm2.generateKeyPair(), target: 3_400 },
    {
      name: 'SM2 encrypt 32 B, repeated key',
      run: () => sm2.encrypt(message32, pair.publicKey),
      target: 1_200,
    },
    {
      name: 'SM2 encrypt 32 B, changing key',
      run: () => {
        next = (next + 1) % otherKeys.length;
        return sm2ForMany.encrypt(message32, otherKeys[next]!);
      },
      target: 390,
    },
    {
      name: 'SM2 decrypt 32 B',
      run: () => sm2.decrypt(ciphertext, pair.privateKey),
      target: target(1_400, 440),
    },
  ];
  return work.map((line) => ({ ...line, name: `${line.name} (${engineSet})` }));
}

type Five = [Uint8Array, Uint8Array, Uint8Array, Uint8Array, Uint8Array];

/** Alone: `npx tsx test/bench/crypto.ts [source]`; `source` measures the TypeScript files instead of the build. */
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const module = process.argv[2] === 'source' ? await import('../../crypto/index.js') : undefined;
  printRows('Cryptography', await benchCrypto(module));
}
