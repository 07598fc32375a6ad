import type { WeierstrassPoint, WeierstrassPointCons } from '@noble/curves/abstract/weierstrass.js';
import { weierstrassModule } from '../engines/modules.js';
import { A, B, GX, GY, N, P } from './parameters.js';

/** A point of @noble/curves. `multiply` is for secret scalars, the `Unsafe` forms are for public ones only. */
export type CurvePoint = WeierstrassPoint<bigint>;

let curve: WeierstrassPointCons<bigint> | undefined;

/** The group of SM2, made at first use. Its ECDSA must not be used: SM2 has equations of its own. */
export function sm2Curve(): WeierstrassPointCons<bigint> {
  curve ??= weierstrassModule().weierstrass({ p: P, n: N, h: 1n, a: A, b: B, Gx: GX, Gy: GY });
  return curve;
}
