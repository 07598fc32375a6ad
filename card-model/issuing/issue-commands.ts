import { concatBytes } from '../../apdu/bytes.js';
import type { CommandFields } from '../../apdu/codec/command-apdu.js';
import { encodeNewFile, type NewFile } from '../files/file-coding.js';

/** Historical bytes that the head of the ATR holds; the serial number follows. ssc-card.md 3, T514 */
const HEAD_BYTES = 7;
const ATR_HEAD = Uint8Array.of(0x3b, 0x6d, 0x00, 0x00);
const BY_NUMBER = 0x04;

export const showTransportKeyCommand = (key: Uint8Array): CommandFields => ({
  cla: 0x80,
  ins: 0xe0,
  p1: 0x03,
  p2: 0x00,
  data: key,
});

export const setAtrHeadCommand = (historicalBytes: Uint8Array): CommandFields => ({
  cla: 0x00,
  ins: 0x14,
  p1: 0x00,
  p2: 0x00,
  data: concatBytes(ATR_HEAD, historicalBytes.subarray(0, HEAD_BYTES)),
});

export const setSerialNumberCommand = (historicalBytes: Uint8Array): CommandFields => ({
  cla: 0x80,
  ins: 0xe0,
  p1: 0x05,
  p2: 0x00,
  data: concatBytes(Uint8Array.of(0x00, 0x00), historicalBytes.subarray(HEAD_BYTES)),
});

export const createFileCommand = (file: NewFile): CommandFields => ({
  cla: 0x80,
  ins: 0xe0,
  p1: 0x01,
  p2: 0x00,
  data: encodeNewFile(file),
});

export const selectByFidCommand = (fid: number): CommandFields => ({
  cla: 0x00,
  ins: 0xa4,
  p1: 0x00,
  p2: 0x00,
  data: Uint8Array.of(fid >> 8, fid & 0xff),
});

export const writeRecordCommand = (number: number, sfi: number, record: Uint8Array): CommandFields => ({
  cla: 0x00,
  ins: 0xd2,
  p1: number,
  p2: (sfi << 3) | BY_NUMBER,
  data: record,
});

/** Writes to the current EF. */
export const updateBinaryCommand = (offset: number, data: Uint8Array): CommandFields => ({
  cla: 0x00,
  ins: 0xd6,
  p1: offset >> 8,
  p2: offset & 0xff,
  data,
});

export const END_PRE_ISSUE: CommandFields = { cla: 0x80, ins: 0xe0, p1: 0x02, p2: 0x00 };

export const ACTIVATE: CommandFields = { cla: 0x00, ins: 0x44, p1: 0x00, p2: 0x00 };
export const DEACTIVATE: CommandFields = { cla: 0x00, ins: 0x04, p1: 0x00, p2: 0x00 };
export const TERMINATE: CommandFields = { cla: 0x00, ins: 0xe6, p1: 0x00, p2: 0x00 };
