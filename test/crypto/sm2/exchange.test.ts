import { it } from 'vitest';
import { nativeHash } from '../../../crypto/engines/native-hash.js';
import { exchangeSm2 } from '../../../crypto/sm2/exchange.js';
import { KeyStore } from '../../../crypto/sm2/keys.js';
import { modulo, pointToBytes } from '../../../crypto/sm2/numbers.js';
import { generatorTimes } from '../../../crypto/sm2/point-multiples.js';
import { expectCode, ORDER, scalar } from '../support.js';

it('a peer cannot force the point at infinity', () => {
  const keys = new KeyStore();
  const own = keys.pair(scalar(7n));
  const ephemeral = keys.pair(scalar(11n));
  const peerEphemeral = generatorTimes(13n);
  // Peer key chosen as the negative of what its ephemeral key adds.
  const half = 1n << 127n;
  const factor = half | (peerEphemeral.x & (half - 1n));
  const peer = generatorTimes(modulo(-factor * 13n, ORDER));
  const input = {
    role: 'initiator',
    ...own,
    ephemeralPrivateKey: ephemeral.privateKey,
    ephemeralPublicKey: ephemeral.publicKey,
    peerPublicKey: pointToBytes(peer),
    peerEphemeralPublicKey: pointToBytes(peerEphemeral),
    length: 16,
  } as const;
  expectCode(() => exchangeSm2(nativeHash(), keys, input), 'BAD_PUBLIC_KEY');
});
