import { describe, expect, it } from 'vitest';
import { INTERINDUSTRY, PROPRIETARY, PROPRIETARY_SECURED } from '../../../card-model/commands/classes.js';
import { hexByte } from '../../support/hex.js';
import { freshCard, Terminal } from '../../support/terminal.js';

const CLASSES = [0x00, 0x80, 0x84];
/** Bits of the channel in first and further interindustry values and their proprietary likes. ISO/IEC 7816-4:2005, 5.1.1. */
const onOtherChannel = (cla: number): boolean => CLASSES.includes(cla & 0xfc) && (cla & 0x03) !== 0;

describe('class bytes', () => {
  it('are those of the basic channel', () => {
    expect([INTERINDUSTRY, PROPRIETARY, PROPRIETARY_SECURED]).toEqual(CLASSES);
  });

  const everyClass = Array.from({ length: 256 }, (_, cla) => cla);

  // 02 is the instruction of no command; A4, B2, 84 and C0 are served with class 00, C0 with all.
  it.each(['02', 'A4', 'B2', '84', 'C0'])('all 256 with instruction %s', (ins) => {
    const terminal = new Terminal(freshCard());
    for (const cla of everyClass) {
      const answer = terminal.send(`${hexByte(cla)}${ins}FFFF`);
      if (CLASSES.includes(cla))
        expect(answer, hexByte(cla)).toMatch(ins === '02' ? /^6D00$/ : /^(6700|6A86|6E00)$/);
      else if (onOtherChannel(cla)) expect(answer, hexByte(cla)).toBe('6881');
      else if (cla < 0x40 || (cla & 0xc0) === 0x80) expect(answer, hexByte(cla)).toBe('6E00');
      else expect(answer, hexByte(cla)).toMatch(/^(6E00|6881)$/);
    }
  });

  it('further interindustry classes 40 to 4F name channels 4 to 19: 6881', () => {
    const terminal = new Terminal(freshCard());
    for (let cla = 0x40; cla < 0x50; cla++) expect(terminal.send(`${hexByte(cla)}A4040000`)).toBe('6881');
  });

  it('FF is no class at all', () => {
    expect(new Terminal(freshCard()).send('FFA4040000')).toBe('6E00');
  });

  it('secure messaging and chaining of the interindustry class are not served', () => {
    const terminal = new Terminal(freshCard());
    for (const cla of ['04', '08', '0C', '10', '20']) expect(terminal.send(`${cla}A4040000`)).toBe('6E00');
  });
});

describe('instructions', () => {
  it('all 256 with class 00: those of no command are 6D00 in every directory', () => {
    const served = ['20', '24', '5E', '82', '84', '88', 'A4', 'B0', 'B2', 'C0', 'D6', 'DC', 'E2'];
    for (const label of ['MF', 'SSSE', 'DF01']) {
      const terminal = new Terminal(freshCard());
      if (label !== 'MF') terminal.say('select SSSE');
      terminal.say(`select ${label}`);
      for (let ins = 0; ins < 256; ins++) {
        const answer = terminal.send(`00${hexByte(ins)}FFFF`);
        if (served.includes(hexByte(ins))) expect(answer, hexByte(ins)).not.toBe('6D00');
        // 6x and 9x can never be an instruction. ISO/IEC 7816-4:2005, 5.1.2.
        else if ((ins & 0xf0) === 0x60 || (ins & 0xf0) === 0x90) expect(answer, hexByte(ins)).toBe('6D00');
      }
    }
  });
});
