import { randomBytes } from '../bytes.js';
import type {
  CipherEngine,
  CryptoEngines,
  HashEngine,
  RsaEngine,
  Sha1Engine,
  Sm2SharedX,
  Sm2SignatureEngine,
} from './engine.js';
import {
  nativeDesWorks,
  nativeRsaWorks,
  nativeSha1Works,
  nativeSm2SharedXWorks,
  nativeSm2SignatureWorks,
  nativeSm3Works,
  nativeSm4Works,
} from './known-answers.js';
import { NATIVE_DES, NativeCipherKey } from './native-cipher.js';
import { nativeHash } from './native-hash.js';
import { nativeRsa } from './native-rsa.js';
import { nativeSha1 } from './native-sha1.js';
import { nativeSm2SharedX, nativeSm2Signature } from './native-sm2.js';
import { NativeSm4Key } from './native-sm4.js';
import { PortableDesKey } from './portable-des.js';
import { portableHash } from './portable-hash.js';
import { portableRsa } from './portable-rsa.js';
import { portableSha1 } from './portable-sha1.js';
import { portableSm2Signature } from './portable-sm2.js';
import { PortableSm4Key } from './portable-sm4.js';

/** `native`: the platform's OpenSSL for every primitive that it gets right; `portable`: JavaScript only. */
export type EngineSetName = CryptoEngines['name'];

/** Picks engines; each primitive is probed and loaded when it is first asked for. */
export function selectEngines(name: EngineSetName): CryptoEngines {
  return new EngineSet(name);
}

class EngineSet implements CryptoEngines {
  #sm3: HashEngine | undefined;
  #sm4: CipherEngine | undefined;
  #des: CipherEngine | undefined;
  #sm2Signature: Sm2SignatureEngine | undefined;
  #sha1: Sha1Engine | undefined;
  #rsa: RsaEngine | undefined;
  #sm2SharedX: { readonly engine: Sm2SharedX | undefined } | undefined;

  constructor(readonly name: EngineSetName) {}

  get sm3(): HashEngine {
    this.#sm3 ??= this.#mayBeNative(nativeSm3Works) ? nativeHash() : portableHash();
    return this.#sm3;
  }

  get sm4(): CipherEngine {
    this.#sm4 ??= this.#mayBeNative(nativeSm4Works)
      ? (key) => new NativeSm4Key(key)
      : (key) => new PortableSm4Key(key);
    return this.#sm4;
  }

  get des(): CipherEngine {
    this.#des ??= this.#mayBeNative(nativeDesWorks)
      ? (key) => new NativeCipherKey(NATIVE_DES, key)
      : (key) => new PortableDesKey(key);
    return this.#des;
  }

  get sm2Signature(): Sm2SignatureEngine {
    this.#sm2Signature ??= this.#mayBeNative(nativeSm2SignatureWorks)
      ? nativeSm2Signature()
      : portableSm2Signature(this.sm3, randomBytes);
    return this.#sm2Signature;
  }

  get sm2SharedX(): Sm2SharedX | undefined {
    this.#sm2SharedX ??= {
      engine: this.#mayBeNative(nativeSm2SharedXWorks) ? nativeSm2SharedX() : undefined,
    };
    return this.#sm2SharedX.engine;
  }

  get sha1(): Sha1Engine {
    this.#sha1 ??= this.#mayBeNative(nativeSha1Works) ? nativeSha1 : portableSha1;
    return this.#sha1;
  }

  get rsa(): RsaEngine {
    this.#rsa ??= this.#mayBeNative(nativeRsaWorks) ? nativeRsa() : portableRsa;
    return this.#rsa;
  }

  #mayBeNative(works: () => boolean): boolean {
    return this.name === 'native' && works();
  }
}
