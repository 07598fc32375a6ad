import type { Bilingual } from '../../apdu/codec/bilingual.js';
import type { Transport } from '../../apdu/transport/transport.js';
import type { ExitName } from '../errors/exit-codes.js';
import { requireKeyFile } from '../input/key-file.js';
import { requireNewPin } from '../input/pin-source.js';
import { freeHolderFacts, refuseWeakPin } from '../input/weak-pin.js';
import { tellRefusal } from '../output/tell-refusal.js';
import { connectionOptions } from '../program/connection-options.js';
import type { Invocation } from '../program/verb.js';
import { type CardIdentification, identifyCard } from '../terminal/identify-card.js';
import type { KeyRing } from '../terminal/keys/key-ring.js';
import {
  type ReloadPinResult,
  reloadPin,
  type UnblockPinResult,
  unblockPin,
} from '../terminal/pin/reset-pin.js';
import { readyForService } from '../terminal/services/readiness.js';
import { type Arguments, sourcesOf } from './pin-arguments.js';

/*
 * What the issuer does with the social PIN: `pin unblock` and `pin reload`, with SSSE.PUK and SSSE.PIN_RELOAD.
 */

interface Reset {
  readonly step: Bilingual;
  readonly effect: Bilingual;
  run(
    transport: Transport,
    keyRing: KeyRing,
    identification: CardIdentification,
  ): Promise<UnblockPinResult | ReloadPinResult>;
}

export function tellUnblock(invocation: Invocation, given: Arguments): Promise<ExitName> {
  return tellReset(invocation, given, {
    step: { en: 'unblocking the PIN', zh: '解锁 PIN' },
    effect: {
      en: 'the PIN is unblocked: all tries are there again, and the PIN is the one it was',
      zh: 'PIN 已解锁，重试次数已恢复，PIN 不变',
    },
    run: unblockPin,
  });
}

export async function tellReload(invocation: Invocation, given: Arguments): Promise<ExitName> {
  const newPin = await requireNewPin(sourcesOf(invocation, given));
  if (!given.force) refuseWeakPin(newPin);
  return tellReset(invocation, given, {
    step: { en: 'reloading the PIN', zh: '重装 PIN' },
    effect: {
      en: 'the PIN is reloaded: the new PIN counts from now on, with all its tries',
      zh: 'PIN 已重装，即日起使用新 PIN，重试次数已恢复',
    },
    run: async (transport, keyRing, identification) => {
      if (!given.force) refuseWeakPin(newPin, await freeHolderFacts(transport));
      return reloadPin(transport, keyRing, identification, newPin);
    },
  });
}

async function tellReset(invocation: Invocation, given: Arguments, reset: Reset): Promise<ExitName> {
  const { streams, report, language } = invocation;
  const { keyRing } = await requireKeyFile(given.keys, streams.environment, 'this');
  const { transport } = await invocation.connect(connectionOptions(given));
  const ready = await readyForService(transport, reset.step);
  if (ready.outcome !== 'ready') return tellRefusal(invocation, ready);
  const identification = await identifyCard(transport);
  if (identification.outcome !== 'identified') return tellRefusal(invocation, identification);
  const result = await reset.run(transport, keyRing, identification);
  if (result.outcome !== 'unblocked' && result.outcome !== 'reloaded') return tellRefusal(invocation, result);
  const { effect } = reset;
  await report.document({ ...result, effect }, ({ success }) => success(effect[language]));
  return 'DONE';
}
