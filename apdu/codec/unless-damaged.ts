import { CodecError } from './codec-error.js';

/** What the reading of bytes gives; undefined for bytes that do not have their form. Other errors go on. */
export function unlessDamaged<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof CodecError) return undefined;
    throw error;
  }
}
