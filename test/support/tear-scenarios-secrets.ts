import { encoding, type TearHost } from './tear-host.js';
import { counted, having, inSsse, issued } from './tear-issued.js';
import { keyTrySpent, pinTrySpent } from './tear-states.js';
import type { TearScenario } from './tear-walk.js';

const SSSE = [0xddf1] as const;
const DF01 = [0xddf1, 0xdf01] as const;
const PIN_TRIES = 6;
const KEY_TRIES = 3;
const WRONG_PIN = Uint8Array.of(0x11, 0x11, 0x11);
const NEW_PIN = Uint8Array.of(0x97, 0x53, 0x18);

const triesLeft = (left: number): number => 0x63c0 | left;

const wrongPins = (count: number) => (host: TearHost) => {
  inSsse(host);
  for (let wrong = 1; wrong <= count; wrong++)
    host.refused(host.verification(WRONG_PIN), triesLeft(PIN_TRIES - wrong));
};
const changing = (old: Uint8Array): Uint8Array =>
  encoding({ cla: 0x80, ins: 0x5e, p1: 1, p2: 0, data: Uint8Array.of(...old, 0xff, ...NEW_PIN) });

/** The PIN, after no wrong one, after some, and at its last try. */
const PIN_USE: TearScenario[] = [0, 2, PIN_TRIES - 1].flatMap((wrong) => {
  const setUp = wrongPins(wrong);
  const spent = triesLeft(PIN_TRIES - wrong - 1);
  return [
    issued({
      command: 'VERIFY',
      branch: `right${counted(wrong)}`,
      setUp,
      act: (host) => host.verification(),
      contactless: true,
      oneWay: pinTrySpent,
    }),
    issued({
      command: 'VERIFY',
      branch: `wrong${counted(wrong)}`,
      setUp,
      act: (host) => host.verification(WRONG_PIN),
      contactless: true,
      answers: spent,
      oneWay: pinTrySpent,
    }),
    issued({
      command: 'CHANGE PIN',
      branch: `right${counted(wrong)}`,
      setUp,
      act: (host) => changing(host.pin),
      oneWay: pinTrySpent,
    }),
    issued({
      command: 'CHANGE PIN',
      branch: `wrong${counted(wrong)}`,
      setUp,
      act: () => changing(WRONG_PIN),
      answers: spent,
      oneWay: pinTrySpent,
    }),
  ];
});

const resetting =
  (p2: string, clear?: Uint8Array, wrong = false) =>
  (host: TearHost): Uint8Array =>
    host.secured(`842400${p2}`, host.key('SSSE.PIN_RELOAD'), { ...(clear && { clear }), wrong });

const PIN_RESET: TearScenario[] = [3, PIN_TRIES].flatMap((wrong) => {
  const common = { setUp: wrongPins(wrong), approach: having('SSSE.PUK'), usesChallenge: true };
  const command = 'PIN UNBLOCK / RELOAD';
  return [
    issued({ command, branch: `unblock${counted(wrong)}`, ...common, act: resetting('00') }),
    issued({ command, branch: `reload${counted(wrong)}`, ...common, act: resetting('01', NEW_PIN) }),
    issued({
      command,
      branch: `reload with wrong MAC${counted(wrong)}`,
      ...common,
      act: resetting('01', NEW_PIN, true),
      answers: 0x6988,
      writesNothing: true,
    }),
  ];
});

const wrongKeys = (name: string, count: number) => (host: TearHost) => {
  host.go(name.split('.')[0]!);
  for (let wrong = 1; wrong <= count; wrong++)
    host.refused(host.authentication(host.key(name), true), triesLeft(KEY_TRIES - wrong));
};

/** Authentication with a key of SSSE, of a DF, and with an MK. */
const AUTHENTICATION: TearScenario[] = (
  [
    ['SSSE.RK', SSSE, 'EXTERNAL', 0x0a],
    ['DF01.UK_EF05', DF01, 'EXTERNAL', 0x83],
    ['SSSE.MK', SSSE, 'MK', 0x00],
  ] as const
).flatMap(([name, path, type, reference]) =>
  [0, 1, KEY_TRIES - 1].flatMap((wrong) => {
    const common = {
      command: 'EXTERNAL AUTHENTICATE',
      setUp: wrongKeys(name, wrong),
      approach: (host: TearHost) => host.go(name.split('.')[0]!),
      contactless: true,
      usesChallenge: true,
    };
    const oneWay = keyTrySpent(path, { type, reference, version: 1 });
    return [
      issued({
        ...common,
        branch: `${name} right${counted(wrong)}`,
        act: (host) => host.authentication(host.key(name)),
        oneWay,
      }),
      issued({
        ...common,
        branch: `${name} wrong${counted(wrong)}`,
        act: (host) => host.authentication(host.key(name), true),
        answers: triesLeft(KEY_TRIES - wrong - 1),
        oneWay,
      }),
    ];
  }),
);

/** PIN and keys of an issued social card, shown rightly and wrongly. */
export const SECRET_SCENARIOS: readonly TearScenario[] = [...PIN_USE, ...PIN_RESET, ...AUTHENTICATION];
