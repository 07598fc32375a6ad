import { createCipheriv } from 'node:crypto';
import { bytes, hex } from './hex.js';

/*
 * What a bank computes, from pboc.md 6 and the OpenSSL of Node alone: nothing here calls the code under test. Everything
 * in hexadecimal.
 */

export type OracleAlgorithm = '3DES' | 'SM4';

const CIPHER = { '3DES': 'des-ede', SM4: 'sm4-ecb' } as const;
const BLOCK = { '3DES': 8, SM4: 16 } as const;

function ecb(algorithm: OracleAlgorithm, key: string, data: string): string {
  const cipher = createCipheriv(CIPHER[algorithm], bytes(key), null);
  cipher.setAutoPadding(false);
  return hex(Uint8Array.from(Buffer.concat([cipher.update(bytes(data)), cipher.final()])));
}

function des(key: string, block: string): string {
  // Two equal halves make triple DES a single DES.
  return ecb('3DES', key + key, block);
}

const xor = (a: string, b: string): string => hex(bytes(a).map((byte, at) => byte ^ bytes(b)[at]!));
const inverted = (text: string): string => hex(bytes(text).map((byte) => ~byte));

/** UDK from an MDK. */
export function udk(algorithm: OracleAlgorithm, mdk: string, pan: string, psn: string): string {
  const y = (pan + psn).slice(-16).padStart(16, '0');
  return ecb(algorithm, mdk, y + inverted(y));
}

/** Session key from a UDK. @param atc four digits */
export function sessionKey(algorithm: OracleAlgorithm, key: string, atc: string): string {
  return ecb(algorithm, key, `${'00'.repeat(6)}${atc}${'00'.repeat(6)}${inverted(atc)}`);
}

/** Left 8 bytes: SM4 CBC-MAC, or ISO 9797-1 algorithm 3; always padded with 80. */
export function mac(algorithm: OracleAlgorithm, key: string, message: string): string {
  const size = BLOCK[algorithm];
  let padded = `${message}80`;
  while (padded.length % (2 * size) !== 0) padded += '00';
  let state = '00'.repeat(size);
  const blocks = padded.match(new RegExp(`.{${2 * size}}`, 'g'))!;
  for (const block of blocks) {
    const input = xor(state, block);
    state = algorithm === 'SM4' ? ecb('SM4', key, input) : des(key.slice(0, 16), input);
  }
  if (algorithm === 'SM4') return state.slice(0, 16);
  // The last block once more: deciphered with the right half, enciphered with the left, which is one triple DES of it.
  const before = blocks
    .slice(0, -1)
    .reduce((at, block) => des(key.slice(0, 16), xor(at, block)), '00'.repeat(8));
  return ecb('3DES', key, xor(before, blocks.at(-1)!));
}

export function arpc(algorithm: OracleAlgorithm, key: string, cryptogram: string, code: string): string {
  const input = xor(cryptogram, code.padEnd(16, '0'));
  return ecb(algorithm, key, algorithm === 'SM4' ? input + '00'.repeat(8) : input).slice(0, 16);
}

/** The bank that knows the master keys of a card. */
export class BankOracle {
  constructor(
    readonly algorithm: OracleAlgorithm,
    private readonly mdks: { readonly AC: string; readonly MAC: string; readonly ENC: string },
    private readonly account: { readonly pan: string; readonly psn: string },
  ) {}

  session(name: 'AC' | 'MAC' | 'ENC', atc: string): string {
    const { pan, psn } = this.account;
    return sessionKey(this.algorithm, udk(this.algorithm, this.mdks[name], pan, psn), atc);
  }

  /** CVN 01: `data` = 9F02 9F03 9F1A 95 5F2A 9A 9C 9F37 82 9F36 CVR. */
  cryptogram(atc: string, data: string): string {
    return mac(this.algorithm, this.session('AC', atc), data);
  }

  arpc(atc: string, cryptogram: string, code: string): string {
    return arpc(this.algorithm, this.session('AC', atc), cryptogram, code);
  }

  /** The MAC at the end of 9F10. @param amounts 5 or 10 bytes */
  issuerDataMac(atc: string, amounts: string): string {
    const fill = amounts.length === 10 ? '00' : '00000000';
    return mac(this.algorithm, this.session('MAC', atc), atc + amounts + fill).slice(0, 8);
  }

  /** A script command with its MAC. @param header CLA INS P1 P2 */
  script(header: string, atc: string, firstCryptogram: string, data = ''): string {
    const lc = (data.length / 2 + 4).toString(16).padStart(2, '0');
    const value = mac(this.algorithm, this.session('MAC', atc), header + lc + atc + firstCryptogram + data);
    return header + lc + data + value.slice(0, 8);
  }
}
