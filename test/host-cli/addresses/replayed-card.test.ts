import { writeFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { ScriptError } from '../../../apdu/script/script-error.js';
import { connectReplayed, openReplayed } from '../../../host-cli/addresses/replayed-card.js';
import { FileError } from '../../../host-cli/errors/file-error.js';
import { StdioSession } from '../../../host-cli/stdio-server/stdio-session.js';
import { bytes, hex } from '../../support/hex.js';
import { ATR, recordingOf } from '../../support/recordings.js';
import { useTemporaryFolder } from '../../support/temporary-folder.js';

const folder = useTemporaryFolder();

function written(...lines: readonly string[]): string {
  return writtenText(recordingOf(...lines));
}

function writtenText(text: string): string {
  writeFileSync(folder.path('a.rec'), text);
  return folder.path('a.rec');
}

const SELECT = ['send 00 A4 00 00', 'expect empty 90 00'];
const READ = ['send 00 B0 00 00 01', 'expect AA 90 00'];
const CONTACTLESS = ['protocol contactless', 'reset contactless', 'expect atr 05 78 80 70 02'];

describe('a replay: address', () => {
  test('answers as the card did', async () => {
    const { transport } = await connectReplayed(written(...SELECT, ...READ), {});
    expect(hex(transport.answerToReset)).toBe(hex(bytes(ATR)));
    expect(hex(await transport.transmit(bytes('00A40000')))).toBe('9000');
    await expect(transport.transmit(bytes('00B0000002'))).rejects.toMatchObject({
      code: 'RECORDING_DIFFERS',
      message: expect.stringMatching(/a\.rec:8: .*add --replay-order any$/),
    });
    await transport.close();
  });

  test('hides from its messages what is secret on this card', async () => {
    const lines = ['send 80 24 00 00 07 ** ** ** ** ** ** **', 'expect empty 90 00'];
    const { transport } = await connectReplayed(written(...lines), {});
    const changed = transport.transmit(bytes('8024000107123456FF654321'));
    await expect(changed).rejects.toThrow(/received INS 24, 80 24 00 01 07 \*\* \*\*/);
  });

  test('answers in any order', async () => {
    const { transport } = await connectReplayed(written(...SELECT, ...READ), { replay: { anyOrder: true } });
    expect(hex(await transport.transmit(bytes('00B0000001')))).toBe('AA9000');
    expect(hex(await transport.transmit(bytes('00A40000')))).toBe('9000');
  });

  test('takes its time', async () => {
    const path = written(...SELECT, 'took 30 ms');
    const { transport } = await connectReplayed(path, { replay: { timing: true } });
    const startedAtMs = performance.now();
    await transport.transmit(bytes('00A40000'));
    // A timer of Node may be early by a millisecond.
    expect(performance.now() - startedAtMs).toBeGreaterThan(28);
  });

  test('goes to the interface that is wanted', async () => {
    const path = written(...CONTACTLESS, ...SELECT);
    const { transport } = await connectReplayed(path, { cardInterface: 'contactless' });
    expect(transport.protocol).toBe('contactless');
    await expect(connectReplayed(written(...SELECT), { cardInterface: 'contactless' })).rejects.toMatchObject(
      {
        code: 'RECORDING_DIFFERS',
      },
    );
  });

  test('tells what nobody asked for', async () => {
    const notice = vi.fn();
    const path = written(...SELECT, ...READ);
    const { transport } = await connectReplayed(path, { notice });
    await transport.transmit(bytes('00A40000'));
    await transport.close();
    expect(notice.mock.calls).toEqual([[`${path}:8: the recording goes on here; nobody asked for the rest`]]);
  });

  test('has the controls of a simulated card when it was one', async () => {
    const { controls } = await connectReplayed(written(), {});
    expect(controls).toBeUndefined();
    const simulated = recordingOf().replace('sscard 0.1.0', 'sscard 0.1.0 simulated');
    expect((await connectReplayed(writtenText(simulated), {})).controls).toBeDefined();
  });

  test('tells what was known of the card without asking', async () => {
    expect((await connectReplayed(written(), {})).profile).toBeUndefined();
    const known = (id: string): string =>
      writtenText(recordingOf().replace('sscard 0.1.0', `sscard 0.1.0 profile=${id}`));
    expect((await connectReplayed(known('gen2'), {})).profile?.id).toBe('gen2');
    expect((await connectReplayed(known('other'), {})).profile).toBeUndefined();
  });

  test('tells from what the choices at random came', async () => {
    expect((await connectReplayed(written(), {})).seed).toBeUndefined();
    const seeded = recordingOf().replace('sscard 0.1.0', 'sscard 0.1.0 seed=0af1');
    expect((await connectReplayed(writtenText(seeded), {})).seed).toBe('0af1');
  });

  test.each([
    ['no path', () => '', /replay:PATH/],
    ['no file', () => folder.path('none'), FileError],
    ['bytes', () => writtenText('\uFFFE\u0000'), ScriptError],
    ['an empty file', () => writtenText(''), ScriptError],
    ['a script that computes', () => written('case one'), ScriptError],
  ])('of %s is refused', async (_what, path, error) => {
    const where = path();
    await expect(connectReplayed(where, {})).rejects.toThrow(error);
    await expect(openReplayed(where, {})).rejects.toThrow(error);
  });
});

describe('a recorded card for other programs', () => {
  const RESET = ['reset contact', `expect atr ${ATR}`];

  test('is powered, and has the interface of the recording', async () => {
    const card = await openReplayed(written(...SELECT), {});
    expect(card.powered).toBe(true);
    expect(card.profile.interfaces).toEqual(['contact']);
    expect(card.protocol).toBe('T=0');
    expect(hex(card.transmit(bytes('00A40000')))).toBe('9000');
    expect(() => card.powerOn('contactless')).toThrow(
      expect.objectContaining({ code: 'INTERFACE_NOT_SUPPORTED' }),
    );
  });

  test('has both interfaces in any order', async () => {
    const card = await openReplayed(written(...CONTACTLESS), { replay: { anyOrder: true } });
    expect(card.profile.interfaces).toEqual(['contact', 'contactless']);
    expect(hex(card.powerOn('contactless'))).toBe('0578807002');
  });

  test('begins anew where a new session begins', async () => {
    const card = await openReplayed(written(...SELECT, ...READ, ...RESET, ...SELECT), {});
    card.transmit(bytes('00A40000'));
    card.powerOff();
    expect(card.powered).toBe(false);
    expect(() => card.transmit(bytes('00B0000001'))).toThrow(
      expect.objectContaining({ code: 'CARD_NOT_POWERED' }),
    );
    card.powerOn();
    expect(hex(card.transmit(bytes('00A40000')))).toBe('9000');
    expect(hex(card.transmit(bytes('00B0000001')))).toBe('AA9000');
    card.powerOn();
    card.transmit(bytes('00A40000'));
    card.warmReset();
    expect(hex(card.transmit(bytes('00A40000')))).toBe('9000');
    expect(hex(card.transmit(bytes('00B0000001')))).toBe('AA9000');
  });

  test('loses its power as it did', async () => {
    const card = await openReplayed(written('send 00 D6 00 00', 'expect torn'), {});
    expect(() => card.transmit(bytes('00D60000'))).toThrow(expect.objectContaining({ code: 'POWER_LOST' }));
    expect(card.powered).toBe(false);
  });

  test('speaks line by line, and tells what differs', async () => {
    const session = new StdioSession(await openReplayed(written(...SELECT, ...READ), {}));
    const answer = (line: string) => session.answer(Buffer.from(line));
    expect(answer('00A40000')).toBe('9000');
    expect(answer('00B0000009')).toMatch(/^! .*a\.rec:8: the recording has READ BINARY/);
    expect(answer('00B0000001')).toBe('AA9000');
    expect(answer('.tear 1')).toMatch(/^! a recorded card writes nothing/);
    expect(answer(`.save ${folder.path('x.img')}`)).toMatch(/^! a recorded card has no image/);
    expect(answer('.reset')).toBe(hex(bytes(ATR)));
  });

  test('lets go of its file', async () => {
    const card = await openReplayed(written(...SELECT), {});
    card.close!();
    expect(card.powered).toBe(false);
  });
});
