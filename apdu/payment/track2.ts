import { CodecError } from '../codec/codec-error.js';

/** Track 2 equivalent data, tag 57. EMV 4.3 Book 3, annex A; ISO/IEC 7813. */
export interface Track2 {
  /** Up to 19 digits. */
  pan: string;
  /** YYMM. */
  expiry: string;
  /** Three digits. */
  serviceCode: string;
  discretionary: string;
}

const MAXIMUM_BYTES = 19;
const SHAPE = /^(?<pan>\d{1,19})D(?<expiry>\d{4})(?<service>\d{3})(?<rest>\d*)F?$/;

/** @throws CodecError `TRACK_INVALID` for anything but digits, one separator D and at most one F at the end. */
export function parseTrack2(bytes: Uint8Array): Track2 {
  let text = '';
  if (bytes.length <= MAXIMUM_BYTES)
    for (const byte of bytes) text += byte.toString(16).toUpperCase().padStart(2, '0');
  const found = SHAPE.exec(text)?.groups;
  if (found === undefined) throw invalid('no PAN, D, expiry, service code and further digits in 19 bytes');
  return {
    pan: found.pan!,
    expiry: found.expiry!,
    serviceCode: found.service!,
    discretionary: found.rest!,
  };
}

/** @throws CodecError `TRACK_INVALID` for parts that are not as `Track2` says. */
export function encodeTrack2({ pan, expiry, serviceCode, discretionary }: Track2): Uint8Array {
  const text = `${pan}D${expiry}${serviceCode}${discretionary}`;
  const filled = text.length % 2 === 0 ? text : `${text}F`;
  const shaped = /^\d{4}$/.test(expiry) && /^\d{3}$/.test(serviceCode) && SHAPE.test(filled);
  if (!shaped || filled.length > 2 * MAXIMUM_BYTES) throw invalid('a part has other characters or lengths');
  return Uint8Array.from({ length: filled.length / 2 }, (_, index) =>
    Number.parseInt(filled.slice(2 * index, 2 * index + 2), 16),
  );
}

function invalid(message: string): CodecError {
  return new CodecError('TRACK_INVALID', `track 2: ${message}`);
}
