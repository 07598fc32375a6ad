import { announcedLength, isBytesAvailable, isExactLength } from '../../../apdu/codec/status-word.js';
import type { Recipe } from '../fuzz-step.js';
import { PROOF_VARIABLE, securedVariable } from './proof-recipes.js';

const GET_RESPONSE = 0xc0;

/**
 * GET RESPONSE for what the last command has announced.
 * @param difference from the right Le
 * @param always also when nothing was announced, with Le 00
 */
export function fetchResponse(difference = 0, always = false): Recipe {
  return {
    name: 'GET RESPONSE',
    compose({ last }) {
      const announced = last !== undefined && isBytesAvailable(last.statusWord);
      if (!announced && !always) return undefined;
      const le = announced ? announcedLength(last.statusWord) + difference : 0;
      return Uint8Array.of(0x00, GET_RESPONSE, 0x00, 0x00, le);
    },
  };
}

/** The last command once more with the Le that its 6Cxx has told. */
export const withRightLength: Recipe = {
  name: 'the same with the right Le',
  compose({ last }) {
    if (last?.view === undefined || !isExactLength(last.statusWord)) return undefined;
    if (!last.view.hasLe || last.view.extended) return undefined;
    const command = last.command.slice();
    command[command.length - 1] = last.statusWord;
    return command;
  },
};

const EXTERNAL_AUTHENTICATE = 0x82;

/** The bytes of the last command with this instruction once more, whatever has happened since. */
export function replayed(ins: number): Recipe {
  const variable = ins === EXTERNAL_AUTHENTICATE ? PROOF_VARIABLE : securedVariable(ins);
  return {
    name: 'a command from before, once more',
    compose: (world) => world.lastWith(ins)?.slice(),
    script: (context) => (context.has(variable) ? [`send   $${variable}`] : undefined),
  };
}
