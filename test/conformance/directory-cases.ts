import type { CardUnderTest } from './card-under-test.js';
import { DIRECTORY_NAMES } from './file-tables.js';
import type { OracleDirectory } from './oracle.js';
import { type Card, wayInto } from './safety-cases.js';
import type { Tally } from './tally.js';

const hexByte = (value: number): string => value.toString(16).toUpperCase().padStart(2, '0');

/** The directory by AID and FID, with its FCI; those of the other directories that this generation lacks are not there. */
export function directoryCases(
  tally: Tally,
  test: CardUnderTest,
  { generation, interface: cardInterface, directories }: Card,
  { label, fid, aid }: OracleDirectory,
): void {
  const name = hexByte(aid.length / 2) + aid;
  const says = (what: string, command: string, expected: string): void =>
    tally.compare(`${what} (${command})`, expected, test.send(command));
  const control = fileControlInformation(label, name, generation);
  const byFid = `02${fid}`;

  test.walk('reset SSSE');
  says('SELECT by AID with Le', `00A40400${name}00`, `${control}9000`);
  test.walk('reset SSSE');
  if (cardInterface === 'contactless') says('SELECT by AID', `00A40400${name}`, '9000');
  else {
    const length = hexByte(control.length / 2);
    says('SELECT by AID', `00A40400${name}`, `61${length}`);
    says('GET RESPONSE', `00C00000${length}`, `${control}9000`);
  }
  // By FID from SSSE, as field programs go from one DF to the next.
  for (const from of directories.filter((other) => other.label !== label)) {
    test.walk(`reset ${wayInto(from.label)} SSSE`);
    says(`SELECT by FID, from ${from.label} over SSSE`, `00A40000${byFid}00`, `${control}9000`);
  }
  test.walk('reset SSSE');
  says('SELECT by FID without answer', `00A4000C${byFid}`, '9000');
  says('the directory is current', '00A4020C02EF05', '9000');

  for (const [other, [otherFid, otherAid]] of Object.entries(DIRECTORY_NAMES)) {
    if (directories.some((there) => there.label === other)) continue;
    test.walk('reset SSSE');
    says(`SELECT ${other} by FID`, `00A4000002${otherFid}`, '6A82');
    says(`SELECT ${other} by AID`, `00A40400${hexByte(otherAid.length / 2)}${otherAid}`, '6A82');
  }
}

/** ssc-card.md 3, FCI content: SSSE tells its algorithm, a DF its name alone. */
function fileControlInformation(label: string, name: string, generation: number): string {
  if (label !== 'SSSE') return `6F${hexByte(name.length / 2 + 1)}84${name}`;
  return `6F1C84${name}A5098801019F0C038601${generation === 3 ? '03' : '01'}`;
}
