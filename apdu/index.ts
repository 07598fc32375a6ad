export { concatBytes, equalBytes, fromHex, toHex } from './bytes.js';
export * from './codec/atr.js';
export * from './codec/ats.js';
export { decodeBcd, encodeBcd } from './codec/bcd.js';
export * from './codec/ber-tlv.js';
export type { Bilingual, Language } from './codec/bilingual.js';
export * from './codec/class-byte.js';
export { CodecError, type CodecErrorCode } from './codec/codec-error.js';
export {
  type CommandApdu,
  type CommandFields,
  type CommandForm,
  CommandView,
  decodeCommand,
  encodeCommand,
} from './codec/command-apdu.js';
export { decodeDate, encodeDate } from './codec/date.js';
export { encodeRecordTlv, parseRecordTlv, type RecordTlv } from './codec/record-tlv.js';
export { decodeResponse, encodeResponse, type ResponseApdu } from './codec/response-apdu.js';
export * from './codec/status-word.js';
export { decodeText, encodeText, splitText, textLength } from './codec/text-field.js';
export * from './payment/index.js';
export * from './recording/index.js';
export { convertScript } from './script/dialects/convert-script.js';
export { recogniseDialect, SCRIPT_DIALECTS } from './script/dialects/dialect-table.js';
export type { ScriptDialect } from './script/dialects/script-dialect.js';
export type { AnswerExpectation } from './script/expectations/expectation.js';
export { answerText, type Seen, type Verdict } from './script/expectations/verdict.js';
export { formatScript } from './script/format-script.js';
export { CORE_FUNCTIONS } from './script/functions/core-functions.js';
export { nearNames } from './script/near-names.js';
export { parseForeignScript, parseScript } from './script/parse-script.js';
export type { RunScriptOptions, ScriptObserver } from './script/run-options.js';
export { runScript } from './script/run-script.js';
export type {
  CaseHead,
  Script,
  ScriptBlock,
  ScriptBody,
  ScriptItem,
  ScriptSession,
  ScriptStep,
  ScriptVerb,
  StepPlace,
  VerbOutcome,
} from './script/script.js';
export { ScriptError, type ScriptErrorCode } from './script/script-error.js';
export type { GivenArguments, ScriptFunction } from './script/script-function.js';
export { PREDEFINED, type ScriptFiles, type ScriptLanguage } from './script/script-language.js';
export type { ForeignLine, ScriptLine, ScriptWord } from './script/script-line.js';
export type {
  CaseOutcome,
  CaseResult,
  ScriptExchange,
  ScriptResult,
  StepOutcome,
  StepResult,
} from './script/script-result.js';
export type { CardControls } from './script/step-context.js';
export type { StepDefinition } from './script/steps/step-definition.js';
export { STEP_DEFINITIONS } from './script/steps/step-table.js';
export { STRUCTURE_LINES, type StructureLine } from './script/structure-lines.js';
export type { Value } from './script/value.js';
export type { HiddenParts } from './trace/asked-command.js';
export type * from './trace/card-dictionary.js';
export type { CommandDescription } from './trace/command-description.js';
export { decodeTlvFields } from './trace/decode-tlv.js';
export type { DecodedExchange, DecodedField } from './trace/decoded-exchange.js';
export { type ExplainedStatus, explainStatus } from './trace/explain-status.js';
export { ISO_COMMANDS } from './trace/iso-commands.js';
export * from './trace/iso-explain.js';
export type { NameLookup } from './trace/name-lookup.js';
export { renderJson, TRACE_JSON_VERSION, type TraceJson } from './trace/render-json.js';
export { NO_COLOURS, type RenderTextOptions, renderText, type TraceColours } from './trace/render-text.js';
export { TraceDecoder } from './trace/trace-decoder.js';
export type { DialectSession, TraceDialect } from './trace/trace-dialect.js';
export type { CardInterface, CardPort } from './transport/card-port.js';
export { connectInProcess } from './transport/in-process.js';
export {
  type Protocol,
  type ResetKind,
  type Transport,
  TransportError,
  type TransportErrorCode,
  type TransportWrapper,
} from './transport/transport.js';
export { withGetResponse } from './transport/wrappers/get-response.js';
export { type Clock, type TransportEvent, withRecord } from './transport/wrappers/record.js';
export { withRightLength } from './transport/wrappers/right-length.js';
export { WrappedTransport } from './transport/wrappers/wrapped-transport.js';
