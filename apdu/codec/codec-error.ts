/** Every way in which bytes or text can fail to be what a codec reads or writes. */
export type CodecErrorCode =
  | 'ODD_HEX'
  | 'NOT_HEX'
  | 'COMMAND_MALFORMED'
  | 'COMMAND_OUT_OF_RANGE'
  | 'RESPONSE_TOO_SHORT'
  | 'STATUS_WORD_OUT_OF_RANGE'
  | 'CLASS_INVALID'
  | 'TLV_TRUNCATED'
  | 'TLV_TAG_INVALID'
  | 'TLV_LENGTH_INVALID'
  | 'TLV_INDEFINITE_LENGTH'
  | 'TLV_TOO_DEEP'
  | 'TLV_TAG_MISSING'
  | 'TLV_TAG_REPEATED'
  | 'TEMPLATE_INVALID'
  | 'DOL_INVALID'
  | 'DOL_TOO_LONG'
  | 'DOL_DATA_LENGTH'
  | 'AFL_INVALID'
  | 'AMOUNT_INVALID'
  | 'ISSUER_DATA_INVALID'
  | 'CVM_LIST_INVALID'
  | 'LOG_INVALID'
  | 'TRACK_INVALID'
  | 'ATR_MALFORMED'
  | 'ATS_MALFORMED'
  | 'HISTORICAL_BYTES_LENGTH'
  | 'TEXT_TOO_LONG'
  | 'TEXT_NOT_ENCODABLE'
  | 'BCD_INVALID'
  | 'BCD_TOO_LONG'
  | 'DATE_INVALID';

/** Bytes or text that are not what they should be. `offset` counts from 0 in the input, in bytes (characters for text). */
export class CodecError extends Error {
  override readonly name = 'CodecError';

  constructor(
    readonly code: CodecErrorCode,
    message: string,
    readonly offset?: number,
  ) {
    super(message);
  }
}
