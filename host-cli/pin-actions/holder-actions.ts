import type { Bilingual } from '../../apdu/codec/bilingual.js';
import type { ExitName } from '../errors/exit-codes.js';
import { requireNewPin, requirePin } from '../input/pin-source.js';
import { freeHolderFacts, refuseWeakPin } from '../input/weak-pin.js';
import { tellRefusal } from '../output/tell-refusal.js';
import { connectionOptions } from '../program/connection-options.js';
import type { Invocation } from '../program/verb.js';
import type { PinRefusal } from '../terminal/pin/pin-result.js';
import { changePin, pinStatus, verifyPin } from '../terminal/pin/verify-pin.js';
import { explainedByState } from '../terminal/services/explained-by-state.js';
import { refuseContactless } from '../terminal/services/readiness.js';
import { type Arguments, sourcesOf, triesText } from './pin-arguments.js';

/*
 * What the holder does with the social PIN: `pin status`, `pin verify`, `pin change`.
 */

const TEXT = {
  VERIFIED: { en: 'the PIN is verified', zh: 'PIN 已验证' },
  BLOCKED: {
    en: 'the PIN is blocked: no tries are left; only the issuer can unblock or reload it',
    zh: 'PIN 已锁定，只能由发卡机构解锁或重装',
  },
  RIGHT: { en: 'the PIN is right', zh: 'PIN 正确' },
  CHANGING: { en: 'changing the PIN', zh: '修改 PIN' },
  CHANGED: { en: 'the PIN is changed', zh: 'PIN 已修改' },
} as const satisfies Record<string, Bilingual>;

export async function tellStatus(invocation: Invocation, given: Arguments): Promise<ExitName> {
  const { language } = invocation;
  const { transport } = await invocation.connect(connectionOptions(given));
  const status = await explainedByState(transport, await pinStatus(transport));
  await invocation.report.document(status, () => {
    switch (status.outcome) {
      case 'verified':
        return TEXT.VERIFIED[language];
      case 'not-verified': {
        const tries = triesText(status.triesLeft, language);
        return language === 'zh' ? `PIN 尚未验证，${tries}` : `the PIN is not verified; ${tries}`;
      }
      case 'blocked':
        return TEXT.BLOCKED[language];
      default:
        return status.reason[language];
    }
  });
  return status.outcome === 'refused' ? 'REFUSED' : 'DONE';
}

export async function tellVerify(invocation: Invocation, given: Arguments): Promise<ExitName> {
  const pin = await requirePin(sourcesOf(invocation, given));
  const { transport } = await invocation.connect(connectionOptions(given));
  const result = await explainedByState(transport, await verifyPin(transport, pin));
  await invocation.report.document(result, ({ success, refusal }) =>
    result.outcome === 'verified'
      ? success(TEXT.RIGHT[invocation.language])
      : refusal(refusalText(invocation, result)),
  );
  return result.outcome === 'verified' ? 'DONE' : 'REFUSED';
}

export async function tellChange(invocation: Invocation, given: Arguments): Promise<ExitName> {
  const sources = sourcesOf(invocation, given);
  const oldPin = await requirePin(sources);
  const newPin = await requireNewPin(sources);
  if (!given.force) refuseWeakPin(newPin);
  const { transport } = await invocation.connect(connectionOptions(given));
  const contactless = refuseContactless(transport, TEXT.CHANGING);
  if (contactless) return tellRefusal(invocation, contactless);
  if (!given.force) refuseWeakPin(newPin, await freeHolderFacts(transport));
  const result = await explainedByState(transport, await changePin(transport, oldPin, newPin));
  await invocation.report.document(result, ({ success, refusal }) =>
    result.outcome === 'changed'
      ? success(TEXT.CHANGED[invocation.language])
      : refusal(refusalText(invocation, result)),
  );
  return result.outcome === 'changed' ? 'DONE' : 'REFUSED';
}

function refusalText({ language }: Invocation, result: PinRefusal): string {
  if (result.outcome !== 'wrong-pin') return result.reason[language];
  const { triesLeft } = result;
  if (language === 'zh')
    return triesLeft === 0 ? 'PIN 错误，已锁定' : `PIN 错误，${triesText(triesLeft, 'zh')}`;
  return `the PIN is wrong; ${triesLeft === 0 ? 'it is now blocked' : triesText(triesLeft, 'en')}`;
}
