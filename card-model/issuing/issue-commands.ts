import { concatBytes } from '../../apdu/bytes.js';
import type { CommandFields } from '../../apdu/codec/command-apdu.js';
import { INTERINDUSTRY, PROPRIETARY, PROPRIETARY_SECURED } from '../commands/classes.js';
import { CREATION_INSTRUCTION, CREATION_P1 } from '../commands/creation.js';
import { KEY_WRITING_INSTRUCTION, keyWritingP1 } from '../commands/key-writing.js';
import { ATR_HEAD, HEAD_BYTES } from '../commands/set-atr-head.js';
import { encodeNewFile, type NewFile } from '../files/file-coding.js';
import type { KeyRecord } from '../security/key-record.js';

const BY_NUMBER = 0x04;

const creation = (p1: number, data: Uint8Array): CommandFields => ({
  cla: PROPRIETARY,
  ins: CREATION_INSTRUCTION,
  p1,
  p2: 0x00,
  data,
});

export const showTransportKeyCommand = (key: Uint8Array): CommandFields =>
  creation(CREATION_P1.TRANSPORT_KEY, key);

export const setAtrHeadCommand = (historicalBytes: Uint8Array): CommandFields => ({
  cla: INTERINDUSTRY,
  ins: 0x14,
  p1: 0x00,
  p2: 0x00,
  data: concatBytes(ATR_HEAD, historicalBytes.subarray(0, HEAD_BYTES)),
});

export const setSerialNumberCommand = (historicalBytes: Uint8Array): CommandFields =>
  creation(
    CREATION_P1.SERIAL_NUMBER,
    concatBytes(Uint8Array.of(0x00, 0x00), historicalBytes.subarray(HEAD_BYTES)),
  );

export const createFileCommand = (file: NewFile): CommandFields =>
  creation(CREATION_P1.FILE, encodeNewFile(file));

export const selectByFidCommand = (fid: number): CommandFields => ({
  cla: INTERINDUSTRY,
  ins: 0xa4,
  p1: 0x00,
  p2: 0x00,
  data: Uint8Array.of(fid >> 8, fid & 0xff),
});

/** Header of WRITE KEY, in clear or under secure messaging. */
export const writeKeyHeader = (record: KeyRecord, secured: boolean) => ({
  cla: secured ? PROPRIETARY_SECURED : INTERINDUSTRY,
  ins: KEY_WRITING_INSTRUCTION,
  p1: keyWritingP1(record),
  p2: 0x00,
});

export const writeRecordCommand = (number: number, sfi: number, record: Uint8Array): CommandFields => ({
  cla: INTERINDUSTRY,
  ins: 0xd2,
  p1: number,
  p2: (sfi << 3) | BY_NUMBER,
  data: record,
});

/** Writes to the current EF. */
export const updateBinaryCommand = (offset: number, data: Uint8Array): CommandFields => ({
  cla: INTERINDUSTRY,
  ins: 0xd6,
  p1: offset >> 8,
  p2: offset & 0xff,
  data,
});

export const END_PRE_ISSUE: CommandFields = {
  cla: PROPRIETARY,
  ins: CREATION_INSTRUCTION,
  p1: CREATION_P1.END,
  p2: 0x00,
};

const stateChange = (ins: number): CommandFields => ({ cla: INTERINDUSTRY, ins, p1: 0x00, p2: 0x00 });

export const ACTIVATE = stateChange(0x44);
export const DEACTIVATE = stateChange(0x04);
export const TERMINATE = stateChange(0xe6);
