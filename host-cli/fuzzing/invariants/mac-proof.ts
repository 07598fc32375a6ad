import { BANK, SOCIAL } from '../world/card-world.js';
import { isRightDebit, isRightMac, macKeyOf } from '../world/proofs.js';
import { everyExchange, violation } from './invariant.js';

const DEBIT = 0x54;
/** Class bits of secure messaging with a MAC. */
const WITH_MAC = 0x04;
/** Enciphered without a MAC. */
const WRITE_KEY_ENCIPHERED = [0x80, 0xd4] as const;

/** A command under secure messaging is served to who has the key alone. */
export const macProof = everyExchange(
  {
    name: 'mac-proof',
    meaning: { en: 'only a command with the right MAC is served', zh: '只执行 MAC 正确的命令' },
    source: 'conventions, PIN commands; application and card states; medical debit; pboc.md 4',
  },
  (exchange, world) => {
    if (!exchange.served || world.altered) return undefined;
    const { definition, directory, view } = exchange;
    if (definition === undefined || directory === undefined || view === undefined) return undefined;
    const accepted = violation('a wrong MAC was accepted', '错误的 MAC 被接受', '6988');
    if (directory.application.id === BANK) {
      const isScript = (view.cla & WITH_MAC) !== 0 && definition.keepsPendingAnswer !== true;
      return isScript ? { ...accepted, mark: 'script' } : undefined;
    }
    if (directory.application.id !== SOCIAL) return undefined;
    if (exchange.is(0x80, DEBIT)) {
      // Whoever has neither the key nor the card's answer to INITIALISE cannot have a right one.
      const isRight = isRightDebit(world.secrets, world.debit, view) ?? false;
      return isRight ? undefined : { ...accepted, right: '9302', mark: 'debit' };
    }
    if (!definition.secured || exchange.is(...WRITE_KEY_ENCIPHERED) || world.challenge === undefined)
      return undefined;
    const nobodyKnows = macKeyOf(world.secrets, view.ins, directory) === undefined;
    return nobodyKnows || !isRightMac(world, view, directory) ? accepted : undefined;
  },
);
