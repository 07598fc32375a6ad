import { describe, expect, it } from 'vitest';
import { type Card, createCard } from '../../card-model/card.js';
import { decodeCardImage } from '../../card-model/image/card-image.js';
import { CardError } from '../../card-model/kernel/card-error.js';
import { sm3 } from '../../crypto/index.js';
import { conversation, converse } from '../support/conversation.js';
import { demonstrationContents, SSSE_FCI } from '../support/demonstration.js';
import { bytes, hex } from '../support/hex.js';
import { seededRandom } from '../support/random.js';
import { freshCard, Terminal } from '../support/terminal.js';

const HISTORICAL = '00815443538660510100000001';
const ATR_T0 = `3B6D0000${HISTORICAL}`;
const ATR_T1 = '3BED000001008154435386605101000000019E';
const ATS = `1278778102${HISTORICAL}`;

const errorOf = (action: () => unknown): CardError => {
  try {
    action();
  } catch (error) {
    if (error instanceof CardError) return error;
    throw error;
  }
  throw new Error('no error was thrown');
};

describe('answer to reset', () => {
  conversation('contact is T=0 unless told otherwise', [
    ['contact', ATR_T0],
    ['reset', ATR_T0],
    ['warm', ATR_T0],
  ]);
  conversation('contact T=1', [['contact', ATR_T1]], { protocol: 'T=1' });
  conversation('contactless: the ATS; a reset stays on the interface', [
    ['contactless', ATS],
    ['reset', ATS],
    ['warm', ATS],
    ['contact', ATR_T0],
  ]);

  it('tells the protocol it speaks', () => {
    const card = freshCard({ protocol: 'T=1' });
    expect(card.protocol).toBe('T=1');
    card.powerOn('contactless');
    expect(card.protocol).toBe('contactless');
  });
});

describe('UID', () => {
  it('has 4 bytes, begins with 08 and is new at every contactless power-on', () => {
    const card = freshCard();
    const seen = new Set<string>();
    for (let i = 0; i < 20; i++) {
      card.powerOn('contactless');
      expect(card.uid).toHaveLength(4);
      expect(card.uid[0]).toBe(0x08);
      seen.add(hex(card.uid));
    }
    expect(seen.size).toBe(20);
  });

  it('stays over a warm reset and cannot be changed from outside', () => {
    const card = freshCard();
    card.powerOn('contactless');
    const uid = hex(card.uid);
    card.uid.fill(0);
    card.warmReset();
    expect(hex(card.uid)).toBe(uid);
  });
});

describe('power', () => {
  it('is on from the beginning', () => {
    expect(freshCard().powered).toBe(true);
  });

  it('off: no answer but CARD_NOT_POWERED, as often as one asks', () => {
    const card = freshCard();
    card.powerOff();
    expect(card.powered).toBe(false);
    for (let i = 0; i < 2; i++) {
      expect(errorOf(() => card.transmit(bytes('0084000008'))).code).toBe('CARD_NOT_POWERED');
    }
  });

  conversation('off and on again', [
    ['select SSSE', '9000'],
    ['off', ''],
    ['reset', ATR_T0],
    ['00A4020002EF05', '6A82'],
    ['select SSSE', '9000'],
    ['00A4020002EF05', '9000'],
  ]);

  it.each([-1, 0.5, Number.NaN])('a power failure after %s writes cannot be armed', (writes) => {
    expect(errorOf(() => freshCard().tearAfter(writes)).code).toBe('WRITE_COUNT_INVALID');
  });

  it('an armed failure strikes the next command only', () => {
    const card = freshCard();
    card.tearAfter(1);
    converse(new Terminal(card), [
      ['select SSSE', '9000'],
      ['verify 111111', '63C5'],
    ]);
  });

  it('a failure at a write: POWER_LOST, then CARD_NOT_POWERED until power-on', () => {
    const card = freshCard();
    const terminal = new Terminal(card);
    terminal.say('select SSSE');
    card.tearAfter(1);
    expect(errorOf(() => terminal.say('verify 111111')).code).toBe('POWER_LOST');
    expect(card.powered).toBe(false);
    expect(errorOf(() => terminal.send('0084000008')).code).toBe('CARD_NOT_POWERED');
    converse(terminal, [
      ['reset', ATR_T0],
      ['select SSSE', '9000'],
      ['tries', '63C5'],
    ]);
  });
});

describe('a life is determined by its random source', () => {
  const life = (card: Card): string[] => {
    const terminal = new Terminal(card);
    const said = [
      'select SSSE',
      'auth SSSE.RK',
      '0084000010',
      'contactless',
      '0084000008',
      'contact',
      'verify 1234',
    ];
    return [...said.map((line) => terminal.say(line)), hex(card.uid), hex(sm3(card.image()))];
  };

  it('the same seed, the same answers and image', () => {
    expect(life(freshCard({ random: seededRandom(7) }))).toEqual(
      life(freshCard({ random: seededRandom(7) })),
    );
  });

  it('another seed, other answers', () => {
    expect(life(freshCard({ random: seededRandom(7) }))).not.toEqual(
      life(freshCard({ random: seededRandom(8) })),
    );
  });

  it('without a source the challenges differ from card to card', () => {
    const challenge = () => hex(createCard().transmit(bytes('0084000008')));
    expect(challenge()).not.toBe(challenge());
  });
});

describe('faults of this program', () => {
  it('are answered with 6F00 and told', () => {
    const fault = new Error('no entropy');
    const card = freshCard({
      random: () => {
        throw fault;
      },
    });
    expect(hex(card.transmit(bytes('0084000008')))).toBe('6F00');
    expect(card.fault).toBe(fault);
  });
});

describe('contents and image', () => {
  it('no image: the activated demonstration card', () => {
    expect(createCard().contents()).toEqual(demonstrationContents('ACTIVATED'));
  });

  it('hold what was written, and a card made of the image goes on from there', () => {
    const card = freshCard();
    converse(new Terminal(card), [
      ['select SSSE', '9000'],
      ['verify 111111', '63C5'],
      ['auth SSSE.UK', '9000'],
      ['00DC052C06 0504 20270101', '9000'],
    ]);
    converse(new Terminal(freshCard({ image: card.image() })), [
      ['select SSSE', '9000'],
      ['tries', '63C5'],
      ['00B2052C06', '0504 20270101 9000'],
      ['00B2013414', '6982'],
    ]);
    expect(decodeCardImage(card.image())).toEqual(card.contents());
  });

  it('are copies: changing them does not change the card', () => {
    const card = freshCard();
    const before = hex(sm3(card.image()));
    card.image().fill(0);
    card.contents().masterFile.directories[0]!.pin!.value.fill(0);
    card.contents().historicalBytes.fill(0);
    expect(hex(sm3(card.image()))).toBe(before);
  });

  it('the contents it was made from stay as they were', () => {
    const contents = demonstrationContents();
    const card = createCard({ contents });
    converse(new Terminal(card), [
      ['select SSSE', '9000'],
      ['verify 111111', '63C5'],
    ]);
    expect(contents).toEqual(demonstrationContents());
  });

  it('the revision moves with every write and with nothing else', () => {
    const terminal = new Terminal(freshCard());
    const { card } = terminal;
    const moves = (line: string): boolean => {
      const before = card.revision;
      terminal.say(line);
      return card.revision !== before;
    };
    expect(
      ['select SSSE', '0084000008', '00B2012C00', 'tries', 'reset', 'select SSSE'].filter(moves),
    ).toEqual([]);
    expect(
      ['verify', 'verify 111111', 'auth SSSE.UK', '00DC052C06 0504 20270101'].filter((line) => !moves(line)),
    ).toEqual([]);
  });
});

describe('interfaces', () => {
  it('a card answers to commands in fresh arrays', () => {
    const card = freshCard({ protocol: 'T=1' });
    const command = bytes(`00A404000F${'7378312E73682EC9E7BBE1B1A3D5CF'}00`);
    card.transmit(command).fill(0);
    expect(hex(card.transmit(command))).toBe(`${SSSE_FCI}9000`);
  });
});
