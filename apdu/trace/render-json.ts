import type { DecodedExchange } from './decoded-exchange.js';

/** Rises when a field changes its meaning or goes; new fields alone do not raise it. */
export const TRACE_JSON_VERSION = 1;

export interface TraceJson extends DecodedExchange {
  version: typeof TRACE_JSON_VERSION;
}

/** A plain object for `JSON.stringify`, one for each exchange. */
export function renderJson(exchange: DecodedExchange): TraceJson {
  return { version: TRACE_JSON_VERSION, ...structuredClone(exchange) };
}
