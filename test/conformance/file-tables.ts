/**
 * The files of the social application, typed once more from ssc-card.md 1.2 to 1.6 (contents), 2.1 and 2.2 (rights)
 * and the conventions (files left open), apart from the tables that the card is made of.
 *
 * One file a line: name, who reads, who updates, contents.
 * Rules: `free`; `-` nobody; `84` = key 84 of the directory; `PIN|81` either; `PIN&84` both; `free>0A` = free up to
 * generation 2, key 0A from generation 3. Updates are by contact only.
 * Contents, lengths in hexadecimal: `20:02` = a record with tag 20 and 02 bytes of value; `CA-CC:04` = one for each
 * tag; `3*40:34(57:03 58:03 59:28)` = three equal records with inner elements; `ring:4*55` = a cyclic file of four
 * records of 55 bytes; `binary:128` = a transparent file.
 */
const SSSE_ISSUER_DATA = 'EF05 free 04 01:10 02:01 03:04 04:0C 05-06:04 07:09';
/** Provincial files, the same in all generations. */
const SSSE_PROVINCIAL = `
  EF0C PIN|07   07 E0:10 E1:28
  EF0D free     0D EA:0C EB:03 EC:01 ED:01`;

/** Generations 2 and 3. */
const LATER: Readonly<Record<string, string>> = {
  SSSE: `
    ${SSSE_ISSUER_DATA}
    EF06 free>0A 04 08:12 09:1E 4E:14 0A:01 0B:01 0C:03 0D:04
    EF07 0A      04 binary:400
    EF08 0A      04 binary:1000
    ${SSSE_PROVINCIAL}`,
  DF01: `
    EF05 PIN|81 83 20:02 21:50 0E:03
    EF06 PIN|81 86 23:50 24:03 28:0F 2C:32 2D:0F
    EF07 PIN|81 84 29:01
    EF08 PIN|81 85 2B:01
    EF09 PIN|81 84 2E:46 30:09 32:02
    EF0A PIN|81 87 37:03 38:02 39:04
    EF15 PIN|81 89 2A:01 3*40:34(57:03 58:03 59:28)
    EF16 free   8A binary:128
    EF17 free   8B binary:128
    EF18 free   8C binary:128
    EF19 free   8D binary:128
    EF1A free   8E binary:128`,
  DF02: `
    EF05 PIN|81 83 42:03 41:03 2*43:6C(5A:07 5B:01 5C:46 5D:04 5E:10) 2*44:65(33:03 34:46 35:04 36:10)
    EF06 PIN|81 84 4C:04 4B:05 4D:03 60:04 4F:06 50:03 3A:07
    EF07 PIN|81 85 ring:4*55
    EF09 PIN|81 86 55:10 56:46 96:04 97:03
    EF15 PIN|81 87 4*99:10(10:03 11:04 12:03) 0F:04 1F:03
    EF16 PIN|81 89 ring:4*12`,
  DF03: `
    EF05 PIN|81 86 61:03 60:04 98:04 62:04 63-66:03
    EF06 PIN|81 87 45:14 46-47:02 48-49:01 67:04 6B:3C 3*4A:61(13:02 14:01 15:14 16:04 17:3C)
    EF07 PIN|81 88 70:03 71:03 6E:04 6C:04 6F:04 73:04
    EF15 PIN|81 89 7A:03 7B-7C:04
    EF16 PIN|81 8A 51:03 5F:01
    EF17 PIN|81 8B 3B:14 3C:46 3D:01 3E:04 3F:3C
    EF18 PIN|81 8C 74-75:03 76:01 77-78:04
    EF19 PIN|81 8D 4*79:27(18:03 19:03 1A:04 1B:04 1C:04 1D:03 1E:04)`,
  DF04: `
    EF05 PIN|81 85 81:08 84:03 87:11 8C:01 80:04 8B:1D 8A:0F 83:09 86:09 89:09 7D-7F:09 8D-8E:09 8F:01
    EF06 PIN&84 86 90:01 92:04 93:02
    EF08 PIN|81 -  ring:1E*1C
    EF15 PIN|81 86 ring:8*03`,
  DF05: `
    EF05 PIN|81 83 A0-A1:01 B9:01 A2:04 A9:01 5*A3:18(A5:10 A6:04) A4:17(A7:10 A8:03) BA:14 BB:64 AA:14 AB:04
      AC-B7:01 BC:01 B8:28`,
  DF06: `
    EF05 PIN|83 85 C0:46 C2:09 C3-C5:1A(E3:01 E4:04 E5:04 E6:04 E7:03)
    EF06 PIN|83 86 C6:46 C8:09 C9:01 CA-CC:04 CD:02 CE:01 CF-D1:04 D2:03 D3:01 D4-D6:04 D7:03 D8:01 D9-DE:04
      DF-E0:03 E1-E2:02`,
  DF07: `
    EF05 83 86 F0:02 F1:01 F2:04 F3:03 F4:04
    EF06 84 87 F5:03 F6:04 F7:46
    EF07 85 88 F8:04 F9:01`,
};

/** Generation 1: ssc-card.md 1.6; it has neither photograph nor DF05 to DF07. */
const FIRST: Readonly<Record<string, string>> = {
  SSSE: `
    ${SSSE_ISSUER_DATA}
    EF06 free 04 08:12 09:1E 0A:01 0B:01 0C:03 0D:04
    EF07 0A   04 binary:300
    ${SSSE_PROVINCIAL}`,
  DF01: `
    EF05 PIN|81 83 20:01 21:3E 22:12
    EF06 PIN|81 86 25:3E 26:12 27:03 28:0F
    EF07 PIN|81 84 29:01
    EF08 PIN|81 85 2B:01
    EF09 PIN|81 84 2E:3E 2F:08 30:09 31:01 32:03
    EF0A PIN|81 87 37-39:04`,
  DF02: `
    EF05 PIN|81 83 40-41:34(57:03 58:03 59:28) 42:03 43-44:1D(5A:07 5B:01 5C:09 5D:04)
    EF06 PIN|81 84 4B:04 4C:04 60:04 4D:04 4F:04 50:04 3A:07
    EF07 PIN|81 85 ring:4*55
    EF08 PIN|81 86 52:0A 53:3E 94:08 54:04
    EF09 PIN|81 86 55:0A 56:3E 95:08 96-97:04`,
  DF03: `
    EF05 PIN|81 86 60:04 98:04 61:04 62:04 63-66:03
    EF06 PIN|81 87 67:04 68:3E 69:3E 6A:10 6B:3C
    EF07 PIN|81 88 6C-6F:04 70:03 71-73:04`,
  DF04: `
    EF05 PIN|81 85 80:04 81:3E 82:08 83:09 84:3E 85:08 86:09 87:3E 88:08 89:09 8A:0F 8B:0A 8C:01 8F:01
    EF06 PIN&84 86 90:04 92-93:04
    EF08 PIN|81 -  ring:A*1C`,
};

export const FILE_TABLES = { 1: FIRST, 2: LATER, 3: LATER } as const;

/** What EXTERNAL AUTHENTICATE takes in every directory besides the keys that the rules name: the MK. */
export const MASTER_KEY = '00';
/** Key 06 opens no file: it is the right to reset the PIN. */
export const KEYS_WITHOUT_FILE: Readonly<Record<string, readonly string[]>> = { SSSE: ['06'] };

/** FID and AID. ssc-card.md 1; DF06 and DF07 as conventions, files left open. */
export const DIRECTORY_NAMES: Readonly<Record<string, readonly [fid: string, aid: string]>> = {
  SSSE: ['DDF1', '7378312E73682EC9E7BBE1B1A3D5CF'],
  DF01: ['DF01', 'D15600000500'],
  DF02: ['DF02', 'D15600000501'],
  DF03: ['DF03', 'D15600000502'],
  DF04: ['DF04', 'D15600000503'],
  DF05: ['DF05', 'D15600000504'],
  DF06: ['DF06', 'D15600000505'],
  DF07: ['DF07', 'D1560000050A'],
};

/**
 * What the demonstration data put on the card, by file and tag, where it matters with the generation behind a colon.
 * Text stands in GBK filled with 00, digits in BCD; the 卡识别码 ends in the MAC of the worked examples.
 */
export const HOLDER_VALUES: Readonly<Record<string, string>> = {
  'SSSE.EF05.03:1': '312E3030',
  'SSSE.EF05.03:2': '322E3030',
  'SSSE.EF05.03:3': '332E3030',
  'SSSE.EF05.01:1': '510100D15600000500000001B3CF798F',
  'SSSE.EF05.01:2': '510100D15600000500000001B3CF798F',
  'SSSE.EF05.01:3': '510100D15600000500000001D24770B4',
  'SSSE.EF05.02': '33',
  'SSSE.EF05.04': '915100000000510100000001',
  'SSSE.EF05.05': '20260101',
  'SSSE.EF05.06': '20360101',
  'SSSE.EF05.07': '413130303030303135',
  'SSSE.EF06.08': '353130313030313838303031303130303158',
  'SSSE.EF06.09': `B2E2CAD4B3D6BFA8C8CB${'00'.repeat(20)}`,
  'SSSE.EF06.4E': '00'.repeat(20),
  'SSSE.EF06.0A': '31',
  'SSSE.EF06.0B': '01',
  'SSSE.EF06.0C': '510100',
  'SSSE.EF06.0D': '18800101',
  'DF04.EF06.90:1': '00000001',
  'DF04.EF06.90:2': '31',
  'DF04.EF06.90:3': '31',
  'DF04.EF06.92': '0000C350',
  'DF04.EF06.93:1': '0000000A',
  'DF04.EF06.93:2': '3130',
  'DF04.EF06.93:3': '3130',
};
