import { listReaders } from '../list-readers.js';
import type { PcscBinding } from '../pcsc-binding.js';
import { PcscError } from '../pcsc-error.js';
import type { Finding } from './finding.js';

/** The way the program itself goes, from the binding to the card. */
export async function checkReaders(binding: PcscBinding): Promise<Finding> {
  const subject = 'readers';
  try {
    const readers = await listReaders(binding);
    if (readers.length === 0) {
      const told = 'no reader is connected; a served card is one';
      return { subject, state: 'bad', told, remedy: 'sscard serve --pcsc-socket /tmp/sscard.sock' };
    }
    const each = readers.map(
      ({ name, present }) => `'${name}' ${present ? 'with a card' : 'without a card'}`,
    );
    return { subject, state: 'good', told: `${binding.name} sees ${each.join(', ')}` };
  } catch (error) {
    if (!(error instanceof PcscError)) throw error;
    return { subject, state: 'bad', told: error.message };
  }
}
