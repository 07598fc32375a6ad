import { expect, it } from 'vitest';
import { encodeCommand } from '../../../apdu/codec/command-apdu.js';
import * as commands from '../../../card-model/issuing/issue-commands.js';
import { bytes, hex } from '../../support/hex.js';
import { MASTER_KEY } from '../../support/key-image.js';

const PIN = { value: bytes('1234'), triesLeft: 6, maximumTries: 6 };
const HISTORICAL = bytes('00815443538660510100000001');

// Codings of ssc-card.md 3, T514 rows.
it.each([
  [
    'show transport key',
    commands.showTransportKeyCommand(bytes('5353434152443031')),
    '80E00300085353434152443031',
  ],
  ['ATR head', commands.setAtrHeadCommand(HISTORICAL), '001400000B3B6D000000815443538660'],
  ['serial number', commands.setSerialNumberCommand(HISTORICAL), '80E00500080000510100000001'],
  [
    'create an internal file',
    commands.createFileCommand({ kind: 'internal', fid: 1, keyRoom: 4 }),
    '80E0010010C30001041800FFFFFFFFFFFFFFFFFFFF',
  ],
  ['select', commands.selectByFidCommand(0xddf1), '00A4000002DDF1'],
  ['record 1 of SFI 5', commands.writeRecordCommand(1, 5, bytes('020133')), '00D2012C03020133'],
  ['record 254 of SFI 30', commands.writeRecordCommand(254, 30, bytes('0200')), '00D2FEF4020200'],
  ['bytes from 0', commands.updateBinaryCommand(0, bytes('AA')), '00D6000001AA'],
  ['bytes from 7FFF', commands.updateBinaryCommand(0x7fff, bytes('AA')), '00D67FFF01AA'],
  [
    'write an MK in clear',
    { ...commands.writeKeyHeader({ kind: 'key', key: MASTER_KEY }, false), data: bytes('AA') },
    '00D4010001AA',
  ],
  [
    'write a PIN, secured',
    { ...commands.writeKeyHeader({ kind: 'pin', pin: PIN }, true), data: bytes('AA') },
    '84D4000001AA',
  ],
  ['end', commands.END_PRE_ISSUE, '80E00200'],
  ['activate', commands.ACTIVATE, '00440000'],
  ['deactivate', commands.DEACTIVATE, '00040000'],
  ['terminate', commands.TERMINATE, '00E60000'],
])('%s', (_title, fields, coding) => {
  expect(hex(encodeCommand(fields))).toBe(coding);
});
