import {
  nativeDesWorks,
  nativeRsaWorks,
  nativeSha1Works,
  nativeSm2SignatureWorks,
  nativeSm3Works,
  nativeSm4Works,
} from './engines/known-answers.js';

/** Which primitives this platform offers natively and correctly; the others run in JavaScript. */
export function nativeSupport(): {
  sm2: boolean;
  sm3: boolean;
  sm4: boolean;
  des: boolean;
  rsa: boolean;
  sha1: boolean;
} {
  return {
    sm2: nativeSm2SignatureWorks(),
    sm3: nativeSm3Works(),
    sm4: nativeSm4Works(),
    des: nativeDesWorks(),
    rsa: nativeRsaWorks(),
    sha1: nativeSha1Works(),
  };
}
