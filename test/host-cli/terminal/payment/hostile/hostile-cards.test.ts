import { describe, expect, test } from 'vitest';
import { encodeTlv, parseTlv, type TlvInput, type TlvNode } from '../../../../../apdu/codec/ber-tlv.js';
import { unlessDamaged } from '../../../../../apdu/codec/unless-damaged.js';
import { hasBits } from '../../../../../apdu/payment/bit-field.js';
import { TVR } from '../../../../../apdu/payment/terminal-bits-table.js';
import type { Transport } from '../../../../../apdu/transport/transport.js';
import { WrappedTransport } from '../../../../../apdu/transport/wrappers/wrapped-transport.js';
import { CaKeyStore } from '../../../../../host-cli/terminal/payment/ca-keys/ca-key-store.js';
import { pay } from '../../../../../host-cli/terminal/payment/kernel/pay.js';
import { bytes, hex } from '../../../../support/hex.js';
import { seededRandom } from '../../../../support/random.js';
import { type Alteration, altered, at, bankCard, type Changes, input, newBank } from '../bank-terminal.js';

/** What a path does when a certificate or the static data are wrong, and when a signature is. */
interface Path {
  readonly name: string;
  readonly by: 'contact' | 'contactless';
  readonly configuration: NonNullable<Changes['configuration']>;
  readonly online: boolean;
  readonly wrongChain: string;
  readonly wrongSignature: string;
  /** Of the TVR; a fast payment has none. */
  readonly bit?: keyof (typeof TVR)['fields'];
}

const FAILED = 'OFFLINE_AUTHENTICATION_FAILED';
const PATHS: readonly Path[] = [
  {
    name: 'fast payment, fDDA',
    by: 'contactless',
    configuration: { offlineOnly: true },
    online: false,
    wrongChain: FAILED,
    wrongSignature: FAILED,
  },
  {
    name: 'electronic cash over contacts, DDA',
    by: 'contact',
    configuration: { offlineOnly: true },
    online: false,
    wrongChain: FAILED,
    wrongSignature: FAILED,
    bit: 'DDA_FAILED',
  },
  {
    name: 'debit/credit over contacts, CDA',
    by: 'contact',
    configuration: { electronicCash: false },
    online: true,
    wrongChain: 'DECLINED_BY_ISSUER',
    wrongSignature: 'COMBINED_AUTHENTICATION_FAILED',
    bit: 'CDA_FAILED',
  },
];
const CASES = PATHS.flatMap((path) =>
  (['sm', 'international'] as const).map((algorithms) => [path.name, algorithms, path] as const),
);

/** Gets each answer with the command that it is to, GET RESPONSE having only fetched it. */
function answering(alter: (answer: string, command: string) => string): Alteration {
  let asked = '';
  return (answer, command) => {
    if (!command.startsWith('00C0') && !command.startsWith('80C0')) asked = command;
    return alter(answer, asked);
  };
}

const INTERNAL_AUTHENTICATE = '0088';
const OPTIONS = '80A8';
const VALUES = 0x80;

/** The answer with the value of one tag changed, wherever the tag stands; other answers as they are. */
function withChanged(answer: string, tag: number, change: (value: string) => string): string {
  const rewritten = ({ tag: own, value, children }: TlvNode): TlvInput => {
    if (own === tag) return { tag: own, value: bytes(change(hex(value))) };
    return children ? { tag: own, children: children.map(rewritten) } : { tag: own, value };
  };
  const nodes = unlessDamaged(() => parseTlv(bytes(answer.slice(0, -4))));
  return nodes === undefined ? answer : hex(encodeTlv(...nodes.map(rewritten))) + answer.slice(-4);
}

const changing = (tag: number, change: (value: string) => string): Alteration =>
  answering((answer) => withChanged(answer, tag, change));

/** Every signature that the card makes: 9F4B, and the bare answer to INTERNAL AUTHENTICATE. */
const changingSignatures = (change: (value: string) => string): Alteration =>
  answering((answer, command) =>
    withChanged(answer, command.startsWith(INTERNAL_AUTHENTICATE) ? VALUES : 0x9f4b, change),
  );

const flipped = (value: string): string => {
  const place = value.length >> 1;
  return value.slice(0, place) + (value[place] === '0' ? '1' : '0') + value.slice(place + 1);
};

class Meddling extends WrappedTransport {
  constructor(
    inner: Transport,
    private readonly change: (command: string) => string,
  ) {
    super(inner);
  }

  transmit(command: Uint8Array): Promise<Uint8Array> {
    return this.inner.transmit(bytes(this.change(hex(command))));
  }
}

describe.each(CASES)('%s, %s', (_name, algorithms, path) => {
  const changes = (more: Changes = {}): Changes => ({
    configuration: { ...path.configuration, algorithms },
    ...(path.online && { issuer: newBank() }),
    ...more,
  });
  const meet = (transport: Transport, more?: Changes) => pay(input(transport, changes(more)));
  const meetAltered = (alter: Alteration, more?: Changes) =>
    meet(altered(at(bankCard(), path.by), alter), more);

  const expectRefused = (result: Awaited<ReturnType<typeof pay>>, code: string) => {
    expect(result).toMatchObject({ outcome: 'declined', code });
    const { tvr } = result.receipt ?? {};
    if (path.bit && tvr) expect(hasBits(bytes(tvr), TVR.fields[path.bit])).toBe(true);
  };

  test('an honest card is approved', async () => {
    expect(await meetAltered((answer) => answer)).toMatchObject({ outcome: 'approved' });
  });

  test.each([
    ['a wrong issuer certificate', 0x90],
    ['a wrong ICC certificate', 0x9f46],
  ])('%s', async (_what, tag) => {
    expectRefused(await meetAltered(changing(tag, flipped)), path.wrongChain);
  });

  test('a CA key that the terminal does not have', async () => {
    expectRefused(await meetAltered((answer) => answer, { caKeys: new CaKeyStore() }), path.wrongChain);
  });

  test.each([
    ['a later expiry', 0x5f24, '361230'],
    ['another usage control', 0x9f07, 'FF80'],
    ['another CVM list', 0x8e, '00000000000000001F031F00'],
  ])('altered static data: %s', async (_what, tag, value) => {
    expectRefused(await meetAltered(changing(tag, () => value)), path.wrongChain);
  });

  test('a replayed 9F4B', async () => {
    const recorded: string[] = [];
    const other = changingSignatures((signature) => {
      recorded.push(signature);
      return signature;
    });
    const honest = await meet(altered(at(bankCard(), path.by), other), { random: seededRandom(5) });
    expect(honest).toMatchObject({ outcome: 'approved' });
    expect(recorded.length).toBeGreaterThan(0);
    const replayed = changingSignatures((signature) => recorded.shift() ?? signature);
    expectRefused(await meetAltered(replayed), path.wrongSignature);
  });

  test('an unpredictable number that the signature does not cover', async () => {
    const { receipt } = await meetAltered((answer) => answer);
    const number = receipt!.unpredictableNumber;
    const meddling = new Meddling(at(bankCard(), path.by), (command) =>
      command.replace(number, flipped(number)),
    );
    expectRefused(await meet(meddling), path.wrongSignature);
  });

  test('an expired card', async () => {
    const result = await meetAltered((answer) => answer, { dateTime: '20370101101112' });
    expect(result.outcome).toBe('declined');
    expect(result.code).toBe(path.online ? 'DECLINED_BY_ISSUER' : 'APPLICATION_EXPIRED');
  });

  test.each([
    ['one byte more than there is', 1],
    ['one byte less', -1],
  ])('a record with a wrong length: %s', async (_what, more) => {
    const result = await meetAltered((answer) => {
      const long = answer.startsWith('7081');
      if (!answer.startsWith('70')) return answer;
      const [start, end] = long ? [4, 6] : [2, 4];
      const length = Number.parseInt(answer.slice(start, end), 16) + more;
      return answer.slice(0, start) + length.toString(16).toUpperCase().padStart(2, '0') + answer.slice(end);
    });
    expect(result).toMatchObject({ outcome: 'terminated', code: 'CARD_DATA_INVALID' });
  });

  test('an AFL without end', async () => {
    const endless = '0801FF00' + '1001FF00' + '1801FF00';
    const alter = answering((answer, command) => {
      if (!command.startsWith(OPTIONS)) return answer;
      return withChanged(
        withChanged(answer, 0x94, () => endless),
        VALUES,
        () => `7D00${endless}`,
      );
    });
    const result = await meetAltered(alter);
    expect(result).toMatchObject({ outcome: 'terminated', code: 'CARD_DATA_INVALID' });
    expect(result.reason.en).toContain('AFL');
    expect(result.exchanges.map(({ command }) => command)).not.toContain('GENERATE AC');
  });

  test('answers without end', async () => {
    const result = await meetAltered((answer, command) => (command.startsWith('00B2') ? '6110' : answer));
    expect(result.outcome).toBe('terminated');
  });
});
