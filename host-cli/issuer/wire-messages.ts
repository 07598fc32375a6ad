import * as v from 'valibot';
import { fromHex, toHex } from '../../apdu/bytes.js';
import { tagToHex } from '../../apdu/codec/ber-tlv.js';
import { type AuthorisationResponse, ISSUER_SERVICES } from '../terminal/payment/issuer/issuer-host.js';
import { ISSUER_PROTOCOL } from './protocol.js';

const hex = (pattern = /^([0-9A-Fa-f]{2})*$/) => v.pipe(v.string(), v.regex(pattern), v.maxLength(8192));
const tag = v.pipe(v.string(), v.regex(/^([0-9A-F]{2}){1,3}$/));
const objects = v.record(tag, hex());
const coveredPin = hex(/^[0-9A-F]{32}$/);

const greeting = v.object({
  issuer: v.literal(ISSUER_PROTOCOL.NAME),
  version: v.number(),
  token: v.boolean(),
  nonce: hex(/^[0-9A-F]{32}$/),
});

const hello = v.object({ hello: v.number(), proof: v.optional(hex(/^[0-9A-F]{64}$/)) });
const welcome = v.object({ welcome: v.literal(1) });

const authorise = v.object({
  authorise: v.object({
    service: v.picklist(ISSUER_SERVICES),
    objects,
    pin: v.optional(coveredPin),
    newPin: v.optional(coveredPin),
  }),
});

const verify = v.object({ verify: v.object({ objects }) });

const text = v.pipe(v.string(), v.maxLength(512));

const authorised = v.object({
  authorised: v.object({
    responseCode: v.pipe(v.string(), v.regex(/^[\x20-\x7E]{2}$/)),
    reason: v.object({ en: text, zh: text }),
    authenticationData: v.optional(hex(/^([0-9A-Fa-f]{2}){8,16}$/)),
    scripts: v.pipe(v.array(hex()), v.maxLength(16)),
    authorisationCode: v.optional(v.pipe(v.string(), v.regex(/^[\x20-\x7E]{6}$/))),
  }),
});

const verified = v.object({ verified: v.boolean() });
const error = v.object({ error: v.object({ code: text, message: text }) });

const SCHEMAS = { greeting, hello, welcome, authorise, verify, authorised, verified, error } as const;

export type WireName = keyof typeof SCHEMAS;
export type WireMessage<Name extends WireName> = v.InferOutput<(typeof SCHEMAS)[Name]>;

/** The message of one kind that a line holds; undefined for anything else. */
export function readMessage<Name extends WireName>(line: string, name: Name): WireMessage<Name> | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  const result = v.safeParse(SCHEMAS[name] as v.GenericSchema<unknown, WireMessage<Name>>, value);
  return result.success ? result.output : undefined;
}

export function writeMessage<Name extends WireName>(_name: Name, message: WireMessage<Name>): string {
  return `${JSON.stringify(message)}\n`;
}

/** Data objects as a message holds them, and back. */
export function objectsToText(values: ReadonlyMap<number, Uint8Array>): Record<string, string> {
  return Object.fromEntries(Array.from(values, ([code, value]) => [tagToHex(code), toHex(value)]));
}

export function objectsFromText(values: Readonly<Record<string, string>>): Map<number, Uint8Array> {
  return new Map(Object.entries(values).map(([code, value]) => [Number.parseInt(code, 16), fromHex(value)]));
}

export function responseToText(response: AuthorisationResponse): WireMessage<'authorised'> {
  const { responseCode, reason, authenticationData, scripts, authorisationCode } = response;
  return {
    authorised: {
      responseCode,
      reason,
      ...(authenticationData && { authenticationData: toHex(authenticationData) }),
      scripts: scripts.map((script) => toHex(script)),
      ...(authorisationCode !== undefined && { authorisationCode }),
    },
  };
}

export function responseFromText({ authorised }: WireMessage<'authorised'>): AuthorisationResponse {
  const { responseCode, reason, authenticationData, scripts, authorisationCode } = authorised;
  return {
    responseCode,
    reason,
    ...(authenticationData !== undefined && { authenticationData: fromHex(authenticationData) }),
    scripts: scripts.map((script) => fromHex(script)),
    ...(authorisationCode !== undefined && { authorisationCode }),
  };
}
