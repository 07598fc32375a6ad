import type { ScriptFunction } from '../../apdu/script/script-function.js';
import type { ScriptResources } from '../script-verbs/script-resources.js';
import { requireKeys } from '../script-verbs/script-resources.js';
import { number, optional, text } from './parameters.js';

/** Keys of --keys by their names. They stay secret: neither they nor what is made of them is ever shown. */
export function keyFileFunctions(resources: ScriptResources): readonly ScriptFunction[] {
  return [
    {
      name: 'card-key',
      parameters: [text('name'), optional(number('version'))],
      result: 'bytes',
      secrecy: 'made',
      summary: { en: 'a key of --keys as this card has it: (card-key SSSE.RK)', zh: '本卡密钥' },
      apply(given) {
        const { keyRing } = requireKeys(resources, '(card-key)');
        const { identification } = resources;
        if (identification?.outcome !== 'identified')
          throw new Error(identification?.reason.en ?? 'the card was not identified');
        return keyRing.cardKeyFor(
          given.text(0),
          identification,
          given.count === 2 ? given.number(1) : undefined,
        );
      },
    },
  ];
}
