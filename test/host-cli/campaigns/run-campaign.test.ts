import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { connectInProcess } from '../../../apdu/transport/in-process.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import { TransportError } from '../../../apdu/transport/transport-error.js';
import { WrappedTransport } from '../../../apdu/transport/wrappers/wrapped-transport.js';
import { createCard } from '../../../card-model/index.js';
import { gen3 } from '../../../card-model/profiles/gen3.js';
import { connectSimulated } from '../../../host-cli/addresses/simulated-card.js';
import type { CampaignCard } from '../../../host-cli/campaigns/campaign-card.js';
import { type CampaignPlan, runCampaign } from '../../../host-cli/campaigns/run-campaign.js';
import { ScriptedCard } from '../../apdu/scripted-card.js';
import { AID } from '../../support/demonstration.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();

function script(name: string, ...lines: string[]): string {
  writeFileSync(folder.path(name), `${lines.join('\n')}\n`);
  return folder.path(name);
}

const card = (address: string, answer: (command: string) => string = () => '9000') => {
  const asked = new ScriptedCard(answer);
  return { asked, address, open: async () => ({ transport: connectInProcess(asked) }) };
};

function plan(scripts: string[], cards: CampaignCard[], rest: Partial<CampaignPlan> = {}): CampaignPlan {
  return {
    scripts,
    cards,
    sources: { environment: {}, hasPin: false, pin: async () => '' },
    jobs: cards.length,
    retries: 0,
    seed: 'x',
    allowDestructive: () => true,
    run: {},
    ...rest,
  };
}

class SlowTransport extends WrappedTransport {
  constructor(
    inner: Transport,
    private readonly ended: () => void,
  ) {
    super(inner);
  }

  async transmit(command: Uint8Array): Promise<Uint8Array> {
    await new Promise((resolve) => setTimeout(resolve, 5));
    this.ended();
    return this.inner.transmit(command);
  }
}

const silent = { runStarted: () => undefined, runFinished: () => {} };
const run = (given: CampaignPlan) => runCampaign(given, silent);

describe('scripts over cards', () => {
  test('every script runs on every card, and stands in the order of the scripts', async () => {
    const cards = [card('pcsc:A'), card('pcsc:B')];
    const scripts = [
      script('b', 'send 00A40000', 'expect 9000'),
      script('a', 'send 00B00000', 'expect 9000'),
    ];
    const { runs, passed } = await run(plan(scripts, cards));
    expect(passed).toBe(true);
    expect(runs.map(({ result, card: { address } }) => [result.script.file, address])).toEqual([
      [scripts[0], 'pcsc:A'],
      [scripts[0], 'pcsc:B'],
      [scripts[1], 'pcsc:A'],
      [scripts[1], 'pcsc:B'],
    ]);
    expect(cards[0]!.asked.asked).toEqual(['on contact', '00A40000', 'off', 'on contact', '00B00000']);
  });

  test('cards are worked on beside each other, no more of them than asked for', async () => {
    for (const [jobs, most] of [
      [1, 1],
      [2, 2],
      [9, 3],
    ] as const) {
      let open = 0;
      let peak = 0;
      const slow = (address: string): CampaignCard => ({
        address,
        open: async () => {
          peak = Math.max(peak, ++open);
          await new Promise((resolve) => setTimeout(resolve, 5));
          return { transport: new SlowTransport(connectInProcess(new ScriptedCard()), () => open--) };
        },
      });
      const cards = ['a', 'b', 'c'].map(slow);
      await run(plan([script('s', 'send 00A40000', 'expect 9000')], cards, { jobs }));
      expect(peak).toBe(most);
    }
  });

  test('a script of which any line is wrong keeps all of them from running', async () => {
    const asked = card('pcsc:A');
    const scripts = [script('a', 'send 00A40000'), script('b', 'sned 00A40000')];
    await expect(run(plan(scripts, [asked]))).rejects.toMatchObject({ code: 'UNKNOWN_VERB' });
    expect(asked.asked.asked).toEqual([]);
  });
});

describe('what does not pass', () => {
  test('is tried again as often as asked, and every attempt is told', async () => {
    let count = 0;
    const flaky = card('pcsc:A', () => (++count < 3 ? '6F00' : '9000'));
    const path = script('a', 'send 00A40000', 'expect 9000');
    const { runs, passed } = await run(plan([path], [flaky], { retries: 5 }));
    expect(passed).toBe(true);
    expect(runs.map(({ attempt, result }) => [attempt, result.passed])).toEqual([
      [1, false],
      [2, false],
      [3, true],
    ]);
  });

  test('stays failed when no attempt helps', async () => {
    const path = script('a', 'send 00A40000', 'expect 9000');
    const { runs, passed } = await run(plan([path], [card('pcsc:A', () => '6F00')], { retries: 2 }));
    expect([passed, runs.length]).toEqual([false, 3]);
  });

  test('ends everything with fail-fast', async () => {
    const scripts = [script('a', 'send 00A40000', 'expect 61xx'), script('b', 'send 00B00000')];
    const { runs } = await run(plan(scripts, [card('pcsc:A')], { run: { failFast: true } }));
    expect(runs.map(({ result }) => result.script.file)).toEqual([scripts[0]]);
  });

  test('a link that fails ends its card, not the others, and is told', async () => {
    const dead = card('pcsc:A', () => {
      throw new Error('gone');
    });
    const alive = card('pcsc:B');
    const scripts = [script('a', 'send 00A40000'), script('b', 'send 00B00000')];
    const { runs, fault, passed } = await run(plan(scripts, [dead, alive]));
    expect(passed).toBe(false);
    expect(fault).toBeInstanceOf(TransportError);
    expect(runs.map(({ card: { address }, result }) => [address, result.passed])).toEqual([
      ['pcsc:A', false],
      ['pcsc:B', true],
      ['pcsc:B', true],
    ]);
  });
});

test('what a case needs is looked for on each card', async () => {
  const path = script(
    'a',
    'case c',
    'needs simulator',
    `send 00A404000F${AID.SSSE}`,
    'tear 1',
    'send 0020000003000000',
    'expect torn',
    'end',
  );
  const simulated: CampaignCard = {
    address: 'sim:',
    open: async () => {
      const own = createCard();
      const transport = connectInProcess(own);
      const controls = {
        powerOff: () => own.powerOff(),
        powerOn: () => transport.powerOn(),
        tearAfter: (writes: number) => own.tearAfter(writes),
        remove: () => own.powerOff(),
        insert: () => transport.powerOn(),
      };
      return { transport, profile: gen3, controls };
    },
  };
  const { runs } = await run(plan([path], [card('pcsc:A'), simulated]));
  expect(runs.map(({ result }) => result.cases.map(({ outcome, reason }) => [outcome, reason]))).toEqual([
    [['skipped', 'needs simulator']],
    [['passed', undefined]],
  ]);
});

test('the same seed gives the same random commands', async () => {
  const path = script('a', 'send 00 84 00 00 08 (random 8)');
  const commandsOf = async (seed: string) => {
    const asked = card('pcsc:A');
    await run(plan([path], [asked], { seed }));
    return asked.asked.commands;
  };
  expect(await commandsOf('1')).toEqual(await commandsOf('1'));
  expect(await commandsOf('1')).not.toEqual(await commandsOf('2'));
});

describe('what one script leaves to the next', () => {
  const SELECTED = 'send 00B2032C00\nexpect 03 04 ... 9000';

  test('the interface is that of the campaign again, and a card that was taken out is back', async () => {
    const scripts = [
      script('one', 'case one', 'reset contactless', 'remove', 'end'),
      script('two', 'if interface contact', 'case two', 'expect atr 3B 6D ...', 'end', 'end'),
    ];
    const open = () => connectSimulated('', {});
    const { runs } = await run(plan(scripts, [{ address: 'sim:', open }]));
    expect(
      runs.flatMap(({ result }) => result.cases).map(({ head, outcome }) => [head.name, outcome]),
    ).toEqual([
      ['one', 'passed'],
      ['two', 'passed'],
    ]);
  });

  test('a script that spoils a card has one of its own, and the others go on with theirs', async () => {
    const select = `send 00A404000F${AID.SSSE}`;
    const wrongPin = 'send 0020000003111111';
    const scripts = [
      script('first', select, wrongPin, 'expect 63C5'),
      script('spoils', select, wrongPin, 'expect 63C5'),
      script('last', select, wrongPin, 'expect 63C4', SELECTED),
    ];
    let opened = 0;
    const open = () => {
      opened++;
      return connectSimulated('', {});
    };
    const opensAnew = (_card: CampaignCard, path: string) => path === scripts[1];
    const { passed } = await run(plan(scripts, [{ address: 'sim:', open }], { opensAnew }));
    expect(passed).toBe(true);
    expect(opened).toBe(2);
  });
});
