import { type CurvePoint, sm2Curve } from './curve.js';
import { type AffinePoint, GX, GY } from './parameters.js';

/**
 * A table of multiples makes a multiplication about six times faster. The small one costs some 15 ms once and the
 * large one some 50 ms, so each is made only when the point has been used often enough to earn it back.
 */
const TABLES = [
  { uses: 8, windowBits: 6 },
  { uses: 512, windowBits: 8 },
] as const;

/** Multiples of one point, faster when the same point is used again and again. */
export class PointMultiples {
  readonly #affine: AffinePoint;
  #point: CurvePoint | undefined;
  #uses = 0;

  constructor(affine: AffinePoint) {
    this.#affine = affine;
  }

  /** The point itself, for sums. */
  get point(): CurvePoint {
    this.#point ??= sm2Curve().fromAffine(this.#affine);
    return this.#point;
  }

  /** The point times a secret scalar from 1 to n-1, in blinded arithmetic. */
  times(secret: bigint): AffinePoint {
    return this.#pointForUse().multiply(secret).toAffine();
  }

  /** base times G plus factor times this point, public scalars only; undefined for the point at infinity. */
  combine(base: bigint, factor: bigint): AffinePoint | undefined {
    const point = this.#pointForUse();
    const generator = generatorMultiples();
    const generatorPoint = generator.#pointForUse();
    const sum = generator.#hasTable()
      ? generatorPoint.multiplyUnsafe(base).add(point.multiplyUnsafe(factor))
      : generatorPoint.mulAddUnsafe(base, point, factor);
    return sum.is0() ? undefined : sum.toAffine();
  }

  #pointForUse(): CurvePoint {
    const point = this.point;
    this.#uses++;
    const table = TABLES.find(({ uses }) => uses === this.#uses);
    if (table !== undefined) point.precompute(table.windowBits);
    return point;
  }

  #hasTable(): boolean {
    return this.#uses >= TABLES[0].uses;
  }
}

let generator: PointMultiples | undefined;

/** Multiples of the generator. Not the BASE of the curve package, which builds its largest table at once. */
export function generatorMultiples(): PointMultiples {
  generator ??= new PointMultiples({ x: GX, y: GY });
  return generator;
}

/** Public key of a private one, or C1 of a nonce: the generator times a secret scalar. */
export function generatorTimes(secret: bigint): AffinePoint {
  return generatorMultiples().times(secret);
}
