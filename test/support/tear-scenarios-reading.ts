import { demonstrationOf, encoding, type TearHost } from './tear-host.js';
import type { TearScenario } from './tear-walk.js';

type Reading = Pick<TearScenario, 'command' | 'needs' | 'contactless' | 'act'> & {
  approach?: (host: TearHost) => void;
};

const says = (command: string) => (): Uint8Array => encoding(command);
const inPsam = (host: TearHost): void => host.go('PSAM3');
const DIVERSIFICATION = `BFDE470A20 ${'00'.repeat(16)} 1122334455667788 ${'00'.repeat(8)}`;

const READINGS: readonly Reading[] = [
  { command: 'SELECT', act: says('00A4000C023F00') },
  { command: 'GET CHALLENGE', act: says('0084000008') },
  {
    command: 'GET RESPONSE',
    // On T=0 the FCI of the MF waits; elsewhere nothing does.
    approach: (host) => host.send('00A40000023F00'),
    act: says('00C0000006'),
  },
  { command: 'READ RECORD', approach: (host) => host.go('SSSE'), act: says('00B2012C00') },
  {
    command: 'READ BINARY',
    approach: (host) => host.show('SSSE.RK'),
    act: says('00B0870010'),
  },
  {
    command: 'INTERNAL AUTHENTICATE',
    approach: (host) => host.go('SSSE'),
    act: says(`0088000010 ${'11'.repeat(16)} 00`),
  },
  {
    command: 'INITIALISE DEBIT',
    contactless: false,
    approach: (host) => {
      host.go('SSSE');
      host.send({ cla: 0, ins: 0x20, p1: 0, p2: 0, data: host.pin });
      host.select(0xdf04);
    },
    act: says('8050010213 01 000003E8 00000000 00000000 000000000001 00'),
  },
  { command: 'DIVERSIFY KEY', approach: inPsam, act: says(DIVERSIFICATION) },
  {
    command: 'ENCIPHER',
    approach: (host) => {
      inPsam(host);
      host.send(DIVERSIFICATION);
    },
    act: says(`80FA000010 ${'22'.repeat(16)} 00`),
  },
];

/** Commands that never write; each is served here. */
export const READING_SCENARIOS: readonly TearScenario[] = READINGS.map(
  ({ command, approach = () => {}, contactless = true, act }) => ({
    command,
    branch: '',
    start: (profile) => demonstrationOf(profile),
    approach,
    act,
    answers: 0x9000,
    contactless,
    writesNothing: true,
  }),
);
