import { describe, expect, test } from 'vitest';
import { TransportError } from '../../../../../apdu/transport/transport.js';
import { WrappedTransport } from '../../../../../apdu/transport/wrappers/wrapped-transport.js';
import { payContactless } from '../../../../../host-cli/terminal/payment/kernel/contactless.js';
import { readPurseBalance } from '../../../../../host-cli/terminal/payment/services/read-balance.js';
import { type Alteration, altered, at, bankCard, type Changes, input, PAN } from '../bank-terminal.js';

const payAltered = (alter: Alteration, changes: Changes = {}) =>
  payContactless(input(altered(at(bankCard(), 'contactless'), alter), changes));

const replace =
  (from: string, to: string): Alteration =>
  (answer) =>
    answer.replace(from, to);

const FAILED = { outcome: 'declined', code: 'OFFLINE_AUTHENTICATION_FAILED' } as const;

describe('what a terminal refuses', () => {
  test('another amount than the one that was signed for', async () => {
    const tampering = new (class extends WrappedTransport {
      transmit(command: Uint8Array): Promise<Uint8Array> {
        if (command[1] !== 0xa8) return this.inner.transmit(command);
        const text = Buffer.from(command).toString('hex').replace('000000001234', '000000000001');
        return this.inner.transmit(Uint8Array.from(Buffer.from(text, 'hex')));
      }
    })(at(bankCard(), 'contactless'));
    expect(await payContactless(input(tampering))).toMatchObject(FAILED);
  });

  test('CTQ that differ between 9F6C and 9F69', async () => {
    const result = await payAltered(replace('9F6C020000', '9F6C020220'));
    expect(result).toMatchObject(FAILED);
    expect(result.reason.en).toContain('CTQ');
  });

  test('another card number in track 2', async () => {
    const other = `${PAN.slice(0, -1)}4`;
    const result = await payAltered(replace(`${PAN}D`, `${other}D`));
    expect(result).toMatchObject({ outcome: 'declined', code: 'CARD_DATA_CONTRADICTORY' });
  });

  test('an expired card, before it has lost anything', async () => {
    const card = bankCard();
    const dateTime = '20370101101112';
    const result = await payContactless(input(at(card, 'contactless'), { dateTime }));
    expect(result).toMatchObject({ outcome: 'declined', code: 'APPLICATION_EXPIRED' });
    expect(result.exchanges).toHaveLength(3);
    expect(await readPurseBalance(at(card, 'contactless'))).toMatchObject({ balance: 20000 });
  });

  test('a card that is not yet effective', async () => {
    const result = await payAltered((answer) => answer, { dateTime: '20251231101112' });
    expect(result).toMatchObject({ outcome: 'declined', code: 'NOT_YET_EFFECTIVE' });
  });

  test('a card on the exception list, before it has lost anything', async () => {
    const result = await payAltered((answer) => answer, { configuration: { exceptionList: new Set([PAN]) } });
    expect(result).toMatchObject({ outcome: 'declined', code: 'ON_EXCEPTION_FILE' });
    expect(result.exchanges).toHaveLength(3);
  });

  test.each([
    ['a length beyond the end', '5F3401', '5F34FF'],
    ['an AFL without end', '9410400101003801010148010100', '94104001FF003801FF0148010100'],
    ['an AFL with SFI 31', '941040', '9410F8'],
    ['a record twice', '94104001010038010101480101002801', '94104001010040010101480101002801'],
    ['no 9F26', '9F2608', '9F2508'],
  ])('%s', async (_name, from, to) => {
    const result = await payAltered((answer, command) =>
      command.startsWith('80A8') ? answer.replace(from, to) : answer,
    );
    expect(result.outcome).toBe('terminated');
    expect(result.exchanges.length).toBeLessThanOrEqual(7);
  });

  test('a card without DDA', async () => {
    expect(await payAltered(replace('82027C00', '82025C00'))).toMatchObject(FAILED);
  });

  test('SM4 where only the international algorithms were offered', async () => {
    const swapped = await payAltered((answer) => answer.replace(/(9F10130701010390[0-9A-F]{4})01/, '$104'), {
      configuration: { algorithms: 'international' },
    });
    expect(swapped).toMatchObject({ outcome: 'terminated', code: 'ALGORITHM_DIFFERS' });
  });
});

describe('a card that leaves at the last record', () => {
  /** @param lost the command was lost on its way to the card, not the answer on its way back */
  function leaving(card: ReturnType<typeof bankCard>, lost: boolean) {
    let gone = false;
    return new (class extends WrappedTransport {
      async transmit(command: Uint8Array): Promise<Uint8Array> {
        const isLast = command[1] === 0xb2 && command[3] === 0x2c;
        if (!isLast || gone) return this.inner.transmit(command);
        gone = true;
        if (!lost) await this.inner.transmit(command);
        throw new TransportError('NO_CARD', 'the card has left');
      }
    })(at(card, 'contactless'));
  }

  test('has paid: the same record is read again, and the payment holds once', async () => {
    const card = bankCard();
    const result = await payContactless(input(leaving(card, false)));
    expect(result).toMatchObject({ outcome: 'approved', code: 'APPROVED_OFFLINE' });
    expect(await readPurseBalance(at(card, 'contactless'))).toMatchObject({ balance: 18766 });
  });

  test('has not paid: nothing is approved', async () => {
    const card = bankCard();
    const result = await payContactless(input(leaving(card, true)));
    expect(result).toMatchObject({ outcome: 'terminated', code: 'CARD_LOST' });
    expect(await readPurseBalance(at(card, 'contactless'))).toMatchObject({ balance: 20000 });
  });
});
