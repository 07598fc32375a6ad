import { ADDRESS_SCHEMES } from '../addresses/address-table.js';
import { exitCodeLines } from '../errors/exit-codes.js';

/** Examples under the help of a verb: what to type, what it does. */
export function examples(...rows: readonly (readonly [command: string, effect: string])[]): string {
  const width = Math.max(...rows.map(([command]) => command.length));
  const lines = rows.map(([command, effect]) => `  $ ${command.padEnd(width)}  ${effect}`);
  return `\nExamples:\n${lines.join('\n')}`;
}

/** What stands under the help of the program. */
export function programNotes(): string {
  const addresses = ADDRESS_SCHEMES.map(({ form, meaning }) => `  ${form.padEnd(12)}${meaning}`);
  return [
    '\nAddresses of cards (-r):',
    ...addresses,
    '\nPINs and keys are never typed on the command line. A PIN comes from --pin-file, SSCARD_PIN or a hidden prompt,',
    'keys from --keys FILE or the file that SSCARD_KEYS names.',
    '\nExit codes:',
    ...exitCodeLines(),
    examples(
      ['sscard read', 'the demonstration card, without any key'],
      ['sscard new -o card.img', 'a card of your own in a file'],
      ['sscard apdu -r sim:card.img 0084000008', 'a command to that card'],
      ['sscard help run', 'the options of one verb, with examples'],
    ),
  ].join('\n');
}
