import { CodecError } from './codec-error.js';

/** Secure messaging as the class byte tells it. ISO/IEC 7816-4:2005, 5.1.1. */
export type SecureMessagingKind =
  | 'none'
  | 'proprietary'
  | 'header-not-authenticated'
  | 'header-authenticated';

export interface InterindustryClass {
  kind: 'interindustry';
  /** 0 to 19. */
  channel: number;
  /** Not the last command of a chain. */
  chaining: boolean;
  /** Channels 4 to 19 know `none` and `header-not-authenticated` only. */
  secureMessaging: SecureMessagingKind;
}

/** CLA 20 to 3F, kept for future use, or 80 to FE, whose bits the application defines. */
export interface OpaqueClass {
  kind: 'reserved' | 'proprietary';
  value: number;
}

export type ClassByte = InterindustryClass | OpaqueClass;

const KINDS_IN_ORDER = [
  'none',
  'proprietary',
  'header-not-authenticated',
  'header-authenticated',
] as const satisfies readonly SecureMessagingKind[];

/** @throws CodecError `CLASS_INVALID` for FF, which no command may carry, and for anything that is no byte. */
export function decodeClassByte(cla: number): ClassByte {
  if (!Number.isInteger(cla) || cla < 0 || cla > 0xff) throw invalid(`CLA ${cla} is no byte`);
  if (cla === 0xff) throw invalid('CLA FF is invalid; it announces a protocol selection, not a command');
  if (cla >= 0x80) return { kind: 'proprietary', value: cla };
  const chaining = (cla & 0x10) !== 0;
  if (cla >= 0x40) {
    const secureMessaging = cla & 0x20 ? 'header-not-authenticated' : 'none';
    return { kind: 'interindustry', channel: 4 + (cla & 0x0f), chaining, secureMessaging };
  }
  if (cla >= 0x20) return { kind: 'reserved', value: cla };
  return {
    kind: 'interindustry',
    channel: cla & 0x03,
    chaining,
    secureMessaging: KINDS_IN_ORDER[(cla >> 2) & 3]!,
  };
}

/** @throws CodecError `CLASS_INVALID` when the parts have no coding. */
export function encodeClassByte(parts: ClassByte): number {
  if (parts.kind !== 'interindustry') {
    if (decodeClassByte(parts.value).kind === parts.kind) return parts.value;
    throw invalid(`CLA ${parts.value.toString(16).toUpperCase()} is not of the ${parts.kind} range`);
  }
  const { channel, chaining, secureMessaging } = parts;
  if (!Number.isInteger(channel) || channel < 0 || channel > 19)
    throw invalid(`channel ${channel} is not 0 to 19`);
  const chainingBit = chaining ? 0x10 : 0;
  if (channel <= 3) return chainingBit | (KINDS_IN_ORDER.indexOf(secureMessaging) << 2) | channel;
  if (secureMessaging !== 'none' && secureMessaging !== 'header-not-authenticated') {
    throw invalid(
      `secure messaging '${secureMessaging}' has no coding on channel ${channel}, only on 0 to 3`,
    );
  }
  return 0x40 | (secureMessaging === 'none' ? 0 : 0x20) | chainingBit | (channel - 4);
}

function invalid(message: string): CodecError {
  return new CodecError('CLASS_INVALID', message);
}
