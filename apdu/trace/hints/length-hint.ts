import { toHex } from '../../bytes.js';
import type { Bilingual } from '../../codec/bilingual.js';
import { encodeCommand } from '../../codec/command-apdu.js';
import { announcedLength } from '../../codec/status-word.js';
import { GET_RESPONSE } from '../iso-commands.js';
import { bilingual, hexByte } from '../names.js';
import type { Refusal } from './refusal.js';

const T0 = 0;

/** 61xx: the command that fetches what waits. */
export function waitingHint({ command, statusWord }: Refusal): Bilingual {
  const ne = announcedLength(statusWord);
  const fetch = toHex(encodeCommand({ cla: plainClass(command.cla), ins: GET_RESPONSE, p1: 0, p2: 0, ne }));
  return {
    en: `fetch it with ${fetch}, before any other command`,
    zh: `用 ${fetch} 取回，其间不可发送其他命令`,
  };
}

/** The channel alone: GET RESPONSE carries no MAC. ISO/IEC 7816-4:2005, 5.1.1. */
function plainClass(cla: number): number {
  if (cla >= 0x80) return 0x00;
  return cla >= 0x40 ? cla & 0x4f : cla & 0x03;
}

/** 6Cxx: the same command with the right Le. */
export function exactLengthHint({ command, statusWord, hideData }: Refusal): Bilingual {
  const ne = announcedLength(statusWord);
  const le = hexByte(ne & 0xff);
  if (hideData || command.form === 'extended') {
    return { en: `send it again with Le ${le}`, zh: `以 Le = ${le} 重发` };
  }
  const again = toHex(encodeCommand({ ...command, ne }));
  return { en: `send ${again}`, zh: `发送 ${again}` };
}

/** 6700 to a command in the extended form, where T=0 is all that the card offers. */
export function wrongLengthHint({
  command,
  session: { protocols, interface: link },
}: Refusal): Bilingual | undefined {
  const onlyT0 = link === 'contact' && protocols.length > 0 && protocols.every((protocol) => protocol === T0);
  if (command.form !== 'extended' || !onlyT0) return undefined;
  return bilingual((language) =>
    language === 'en'
      ? 'the command has extended lengths, which T=0 cannot carry: use the short form, in pieces if need be'
      : '命令使用扩展长度，T=0 无法传送：请用短格式，必要时分段',
  );
}
