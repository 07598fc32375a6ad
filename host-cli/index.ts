export { fromHex, toHex } from '../apdu/bytes.js';
export { parseScript } from '../apdu/script/parse-script.js';
export { runScript } from '../apdu/script/run-script.js';
export { explainStatus } from '../apdu/trace/explain-status.js';
export { renderText } from '../apdu/trace/render-text.js';
export { type Card, createCard } from '../card-model/index.js';
export { createTraceDecoder } from './output/card-decoder.js';
export {
  authenticate,
  connectCard,
  type HolderResult,
  identifyCard,
  parseKeyRing,
  readHolder,
  verifyPin,
} from './terminal/index.js';
