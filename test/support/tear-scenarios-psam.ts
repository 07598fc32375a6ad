import { anyKey, keyRecord, NEW_FILE } from './tear-building.js';
import { demonstrationOf, encoding, type TearHost } from './tear-host.js';
import { keyTrySpent } from './tear-states.js';
import type { TearScenario } from './tear-walk.js';

const MASTER_KEY = 'PSAM3.MK';
const KEY_TRIES = 3;
const OTHER_VALUE = Uint8Array.from({ length: 16 }, (_, index) => 0x80 + index);

type Part = Omit<TearScenario, 'start' | 'approach' | 'answers'> & Partial<TearScenario>;

/** A scenario at the demonstration PSAM, after its MK was shown. */
const administered = (part: Part): TearScenario => ({
  start: (profile) => demonstrationOf(profile),
  approach: (host) => host.show(MASTER_KEY),
  answers: 0x9000,
  ...part,
});

const wrongKeys = (count: number) => (host: TearHost) => {
  host.go('PSAM3');
  for (let wrong = 1; wrong <= count; wrong++)
    host.refused(host.authentication(host.key(MASTER_KEY), true), 0x63c0 | (KEY_TRIES - wrong));
};

const AUTHENTICATION: TearScenario[] = [0, 1, KEY_TRIES - 1].flatMap((wrong) => {
  const common = {
    command: 'EXTERNAL AUTHENTICATE',
    setUp: wrongKeys(wrong),
    approach: (host: TearHost) => host.go('PSAM3'),
    usesChallenge: true,
  };
  // The MK of the ADF, which is the same in both environments.
  const oneWay = keyTrySpent([0xddf3, 0xdf01], { type: 'MK', reference: 0x00, version: 1 });
  return [
    administered({
      ...common,
      branch: `right after ${wrong} wrong`,
      act: (host) => host.authentication(host.key(MASTER_KEY)),
      oneWay,
    }),
    administered({
      ...common,
      branch: `wrong after ${wrong} wrong`,
      act: (host) => host.authentication(host.key(MASTER_KEY), true),
      answers: 0x63c0 | (KEY_TRIES - wrong - 1),
      oneWay,
    }),
  ];
});

const samKey = (host: TearHost, changes: { version?: number; value?: Uint8Array }) => {
  const { algorithm } = host.key(MASTER_KEY);
  return keyRecord(anyKey(host, { algorithm, ...changes }));
};

/** What the holder of an MK does to a PSAM. */
export const PSAM_SCENARIOS: readonly TearScenario[] = [
  ...AUTHENTICATION,
  ...([{ version: 2 }, { value: OTHER_VALUE }] as const).map((changes) =>
    administered({
      command: 'WRITE KEY (secured)',
      branch: `${Object.keys(changes)[0]} of a key, after issue`,
      act: (host) => host.writeKey('secured', samKey(host, changes), host.key(MASTER_KEY)),
      usesChallenge: true,
    }),
  ),
  administered({
    command: 'CREATE FILE',
    branch: 'a transparent file, after issue',
    act: () => encoding(NEW_FILE.transparent('EF05')),
  }),
  administered({
    command: 'DELETE FILE',
    branch: 'the ADF, after issue',
    approach: (host) => {
      host.show('SX3.MK');
      host.select(0xdf01);
    },
    act: () => encoding('80E10002'),
  }),
].map((scenario) => ({ ...scenario, needs: ['DIVERSIFY KEY'] }));
