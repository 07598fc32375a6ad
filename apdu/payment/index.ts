export { AMOUNT_BYTES, amountText, amountValue, decodeAmount, encodeAmount } from './amount.js';
export {
  type AflEntry,
  type AflRecord,
  aflRecords,
  encodeAfl,
  MAXIMUM_AFL_RECORDS,
  parseAfl,
} from './application-file-locator.js';
export { type BitField, type BitMap, clearBits, describeBits, hasBits, setBits } from './bit-field.js';
export * from './card-bits-table.js';
export * from './codes-table.js';
export { type CvmList, type CvmRule, cvmRule, encodeCvmList, parseCvmList } from './cvm-list.js';
export {
  buildDol,
  type DolEntry,
  type DolValue,
  dolDataLength,
  encodeDol,
  MAXIMUM_DOL_DATA_BYTES,
  parseDol,
  placeInDol,
  splitDol,
  type TagValues,
} from './data-object-list.js';
export { describeValue } from './describe-value.js';
export {
  type DirectoryApplication,
  directoryApplications,
  directoryEntry,
  parseDirectoryRecord,
} from './directory-entry.js';
export { type PaymentFci, parsePaymentFci } from './file-control-information.js';
export * from './issuer-application-data.js';
export type { PaymentTag, Reading } from './payment-tag.js';
export {
  type CryptogramAnswer,
  encodeObjects,
  encodeValues,
  objectsByTag,
  type ProcessingOptions,
  parseCryptogramAnswer,
  parseProcessingOptions,
  type ResponseFormat,
} from './response-template.js';
export { formatOfTag, type TagFormat } from './tag-format.js';
export { PAYMENT_TAGS, paymentTag } from './tags-table.js';
export * from './terminal-bits-table.js';
export { PAYMENT_APPLICATIONS, PPSE_NAME, PSE_NAME } from './trace/payment-applications.js';
export { PAYMENT_COMMANDS } from './trace/payment-commands.js';
export { PAYMENT_DIALECT } from './trace/payment-dialect.js';
export { PAYMENT_TAG_NAMES } from './trace/payment-fields.js';
export { encodeTrack2, parseTrack2, type Track2 } from './track2.js';
export {
  decodeLoadLog,
  decodeLogRecord,
  encodeLoadLog,
  encodeLoadRecord,
  type LoadLog,
  type LoadLogRecord,
  type LogEntry,
  type LogRecord,
  parseLogEntry,
  USUAL_LOG_FORMAT,
} from './transaction-log.js';
