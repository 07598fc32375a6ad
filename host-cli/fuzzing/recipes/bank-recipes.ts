import { concatBytes } from '../../../apdu/bytes.js';
import { encodeCommand } from '../../../apdu/codec/command-apdu.js';
import { buildDol, type TagValues } from '../../../apdu/payment/data-object-list.js';
import type { Recipe } from '../fuzz-step.js';
import type { ListName } from '../world/bank-facts.js';

const TEMPLATE = 0x83;

/**
 * GET PROCESSING OPTIONS with what the PDOL of the card asks for; an empty list where it has told none.
 * @param ne default: all there is
 */
export function getProcessingOptions(terminal: TagValues, ne = 256): Recipe {
  return {
    name: 'GET PROCESSING OPTIONS',
    compose({ bank }) {
      const values = buildDol(bank.list('PDOL') ?? [], terminal);
      const data = concatBytes(Uint8Array.of(TEMPLATE, values.length), values);
      return encodeCommand({ cla: 0x80, ins: 0xa8, p1: 0x00, p2: 0x00, data, ne });
    },
  };
}

/** GENERATE AC or INTERNAL AUTHENTICATE with what a list of the card asks for; nothing while it has told none. */
export function withList(
  name: string,
  header: { readonly cla: number; readonly ins: number; readonly p1: number },
  list: ListName,
  terminal: TagValues,
  ne = 256,
): Recipe {
  return {
    name,
    compose({ bank }) {
      const entries = bank.list(list);
      return entries && encodeCommand({ ...header, p2: 0x00, data: buildDol(entries, terminal), ne });
    },
  };
}

/**
 * READ RECORD of a record that the card has told the terminal to read; nothing where there is none.
 * @param index from the first; below 0 from the last
 */
export function readLocated(index: number): Recipe {
  return {
    name: 'READ RECORD as the file locator says',
    compose({ bank }) {
      const record = bank.located.at(index);
      return (
        record &&
        encodeCommand({ cla: 0x00, ins: 0xb2, p1: record.number, p2: (record.sfi << 3) | 4, ne: 256 })
      );
    },
  };
}
