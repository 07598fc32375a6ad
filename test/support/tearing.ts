import { CardError } from '../../card-model/kernel/card-error.js';
import type { Terminal } from './terminal.js';

const GET_CHALLENGE = 0x84;

/**
 * Says a line whose commands lose power after `writes` writes; whether it came to that. GET CHALLENGE, which some
 * lines send first, writes nothing and is let through.
 */
export function sayTorn(terminal: Terminal, line: string, writes: number): boolean {
  const { card } = terminal;
  const transmit = card.transmit.bind(card);
  card.transmit = (command) => {
    if (command[1] !== GET_CHALLENGE) card.tearAfter(writes);
    return transmit(command);
  };
  try {
    terminal.say(line);
    return false;
  } catch (error) {
    if (error instanceof CardError && error.code === 'POWER_LOST') return true;
    throw error;
  } finally {
    card.transmit = transmit;
  }
}
