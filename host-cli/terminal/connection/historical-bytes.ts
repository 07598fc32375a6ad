import { parseAtr } from '../../../apdu/codec/atr.js';
import { parseAts } from '../../../apdu/codec/ats.js';
import { CodecError } from '../../../apdu/codec/codec-error.js';

const FACTOR_BYTES = 8;

/**
 * The historical bytes of what a link shows as answer to reset: ATR, pseudo ATR or ATS; undefined when it is none
 * of them.
 */
export function historicalBytesOf(answerToReset: Uint8Array): Uint8Array | undefined {
  // TL of an ATS is its length; an ATR begins with 3B or 3F and has 33 bytes at most.
  const isAts = answerToReset[0] === answerToReset.length;
  try {
    return (isAts ? parseAts(answerToReset) : parseAtr(answerToReset)).historical;
  } catch (error) {
    if (error instanceof CodecError) return undefined;
    throw error;
  }
}

/** The factor that stands for the card in its keys: the last 8 historical bytes. conventions, Keys. */
export function cardFactorOf(historicalBytes: Uint8Array | undefined): Uint8Array | undefined {
  if (historicalBytes === undefined || historicalBytes.length < FACTOR_BYTES) return undefined;
  return historicalBytes.slice(-FACTOR_BYTES);
}
