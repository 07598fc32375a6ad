import type { ScriptFunction } from '../../apdu/script/script-function.js';
import { bankPinOf, requireBankKeys, type ScriptResources } from '../script-verbs/script-resources.js';
import { text } from './parameters.js';

/** Names of the bank's master keys, as personalisation files have them. */
const MASTER_KEYS = { AC: 'ac', MAC: 'mac', ENC: 'enc' } as const;

const PIN_BLOCK_BYTES = 8;
/** High half of the first byte of a PIN block in clear. pboc.md section 5 */
const CONTROL = '2';

/** Keys and PIN of the bank application, from the key file. They stay secret. */
export function bankFunctions(resources: ScriptResources): readonly ScriptFunction[] {
  return [
    {
      name: 'bank-key',
      parameters: [text('name')],
      result: 'bytes',
      secrecy: 'made',
      summary: { en: 'a master key of the bank, from --keys: (bank-key AC), MAC or ENC', zh: '银行主密钥' },
      apply(given) {
        const name = given.text(0);
        if (!Object.hasOwn(MASTER_KEYS, name))
          throw new Error(`the bank has ${Object.keys(MASTER_KEYS).join(', ')}, not '${name}'`);
        const { masterKeys } = requireBankKeys(resources, '(bank-key)');
        return masterKeys[MASTER_KEYS[name as keyof typeof MASTER_KEYS]];
      },
    },
    {
      name: 'bank-pin-block',
      parameters: [],
      result: 'bytes',
      secrecy: 'made',
      summary: { en: 'the PIN of the bank application in 8 bytes, as VERIFY takes it', zh: '金融 PIN 块' },
      apply() {
        const pin = bankPinOf(resources);
        if (pin === undefined)
          throw new Error('there is no PIN of the bank application: set SSCARD_BANK_PIN');
        return pinBlock(pin);
      },
    },
  ];
}

function pinBlock(pin: string): Uint8Array {
  const digits = `${CONTROL}${pin.length.toString(16)}${pin}`.padEnd(PIN_BLOCK_BYTES * 2, 'F');
  return Uint8Array.from(digits.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
