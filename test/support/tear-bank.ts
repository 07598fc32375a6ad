import type { DirectoryImage } from '../../card-model/files/directory.js';
import type { CardContents } from '../../card-model/image/card-contents.js';
import { paymentAlgorithm } from '../../crypto/index.js';
import demonstrationFile from '../../fixtures/personalisation/gen3-demo.json' with { type: 'json' };
import { SECOND_CURRENCY } from './bank-contactless.js';
import { bytes, hex } from './hex.js';
import { ADF, bankContents, type Purchase, terminalValues, withBank, withObjects } from './payment-card.js';
import { BankOracle } from './payment-oracle.js';
import { demonstrationOf, encoding, type TearHost } from './tear-host.js';
import type { TearScenario } from './tear-walk.js';

const { keys, pan, panSequence } = demonstrationFile.financial;
const bank = new BankOracle('SM4', keys, { pan, psn: panSequence });
export const PIN = '135792';

const CONTACT_PDOL = ['DF69', '9F1A', '9F7A', '9F02', '5F2A', '9F4E'];
const CONTACTLESS_PDOL = ['DF69', '9F66', '9F02', '9F03', '9F1A', '95', '5F2A', '9A', '9C', '9F21', '9F37'];
const CDOL = ['9F02', '9F03', '9F1A', '95', '5F2A', '9A', '9C', '9F37', '9F21', '9F4E'];
/** 9F66: debit/credit over contactless, fast payment with fDDA 01, the same asking for an ARQC. */
export const TTQ = { DEBIT_CREDIT: '56000000', FAST: '26000080', FAST_ONLINE: '26800080' } as const;

/** How a terminal pays; without anything: debit/credit of 10.00 at home. */
export interface Way extends Purchase {
  /** 9F66 */
  readonly ttq?: string;
}

const joined = (tags: readonly string[], { ttq = TTQ.DEBIT_CREDIT, ...purchase }: Way = {}): string => {
  const values: Record<string, string> = { ...terminalValues(purchase, true), '9F66': ttq };
  return tags.map((tag) => values[tag]!).join('');
};

const lengthOf = (text: string): string => hex(Uint8Array.of(text.length / 2));

export const select = (host: TearHost): void => host.send(`00A4040008${ADF}00`);

export function options(host: TearHost, way?: Way): Uint8Array {
  const values = joined(host.card.protocol === 'contactless' ? CONTACTLESS_PDOL : CONTACT_PDOL, way);
  const template = `83${lengthOf(values)}${values}`;
  return encoding(`80A80000${lengthOf(template)}${template}00`);
}

export function begin(host: TearHost, way?: Way): void {
  select(host);
  host.send(hex(options(host, way)));
}

export const first = (p1: string, way?: Way): Uint8Array => encoding(`80AE${p1}0034${joined(CDOL, way)}00`);
export const second = (p1: string, code: string, way?: Way): Uint8Array =>
  encoding(`80AE${p1}0036${code}${joined(CDOL, way)}00`);

/** Of the answer before; zeros where there was none. */
function cryptogramIn(host: TearHost): Asked {
  const answer = hex(host.data).padEnd(26, '0');
  return { atc: answer.slice(6, 10), cryptogram: answer.slice(10, 26) };
}

/** After an ARQC. */
export function online(host: TearHost, way?: Way): void {
  begin(host, way);
  host.send(hex(first('80', way)));
}

export const externalAuthentication = (host: TearHost, wrong = false): Uint8Array => {
  const { atc, cryptogram } = cryptogramIn(host);
  return encoding(`008200000A${wrong ? '00'.repeat(8) : bank.arpc(atc, cryptogram, '3030')}3030`);
};

export function authenticated(host: TearHost): void {
  online(host);
  host.send(hex(externalAuthentication(host)));
}

/** After an AAC, which writes nothing: scripts may follow. */
export function declined(host: TearHost): void {
  begin(host);
  host.send(hex(first('00')));
}

/** What the first GENERATE AC has answered. */
export interface Asked {
  readonly atc: string;
  readonly cryptogram: string;
}

const completedAs = new WeakMap<TearHost, Asked>();

/** After a second GENERATE AC, which is an AAC as that writes no log: scripts count. */
export function completed(host: TearHost): void {
  online(host);
  completedAs.set(host, cryptogramIn(host));
  host.send(hex(externalAuthentication(host)));
  host.send(hex(second('00', '3030')));
}

/** @param header CLA INS P1 P2 */
export function script(
  host: TearHost,
  header: string,
  data = '',
  wrong = false,
  { atc, cryptogram }: Asked = cryptogramIn(host),
): Uint8Array {
  const command = encoding(bank.script(header, atc, cryptogram, data));
  if (wrong) command[command.length - 1]! ^= 1;
  return command;
}

/** A script command after `completed`. */
export const laterScript = (host: TearHost, header: string, data: string): Uint8Array =>
  script(host, header, data, false, completedAs.get(host));

export function newPin(host: TearHost): string {
  const algorithm = paymentAlgorithm('SM4');
  const mdks = { ac: bytes(keys.AC), mac: bytes(keys.MAC), enc: bytes(keys.ENC) };
  const udks = algorithm.deriveUdks(mdks, { pan, psn: panSequence });
  const { atc } = cryptogramIn(host);
  return hex(algorithm.prepare(udks).sealPinChange(Number.parseInt(atc, 16), '24681357'));
}

const text = (value: Uint8Array | undefined): string => hex(value ?? new Uint8Array(0));

/** Every ATC that is the present one as FFFF: what is left is the same however often the way was gone. */
function besideCounter(contents: CardContents): CardContents {
  return withBank(contents, (directory) => {
    const objects = directory.objects ?? [];
    const now = text(objects.find(({ tag }) => tag === 0x9f36)?.value);
    const marked = (value: Uint8Array, at: number): Uint8Array => {
      const [before, atc, after] = [
        value.subarray(0, at),
        value.subarray(at, at + 2),
        value.subarray(at + 2),
      ];
      return hex(atc) === now ? Uint8Array.of(...before, 0xff, 0xff, ...after) : value;
    };
    const files = directory.files.map((file) =>
      file.kind === 'cyclic'
        ? { ...file, records: file.records.map((record) => marked(record, record.length - 2)) }
        : file,
    );
    return {
      ...directory,
      files: files as DirectoryImage['files'],
      objects: objects.map(({ tag, value }) => ({
        tag,
        value: [0x9f13, 0x9f36, 0xc007].includes(tag) ? marked(value, 0) : value,
      })),
    };
  });
}

/** With an ATC that no other counter shares. */
export const demonstration: TearScenario['start'] = (profile) =>
  withObjects(demonstrationOf(profile), { '9F36': '0005' });
/** Approved online before: what is asked for is given. */
export const used: TearScenario['start'] = (profile) =>
  withObjects(demonstrationOf(profile), { '9F13': '0001', '9F36': '0005' });
/** Approved online before, with a second currency and its purse. */
export const secondCurrency: TearScenario['start'] = () =>
  withObjects(bankContents({ 'financial.secondCurrency': SECOND_CURRENCY }), {
    '9F13': '0001',
    '9F36': '0005',
  });
export const blocked: TearScenario['start'] = (profile) =>
  withBank(demonstration(profile), (directory) => ({
    ...directory,
    block: { state: 'blocked', triesLeft: 3 },
  }));

type Part = Pick<TearScenario, 'command' | 'branch' | 'approach' | 'act'> & Partial<TearScenario>;

export const scenario = (part: Part): TearScenario => ({
  application: 'pboc',
  start: demonstration,
  answers: 0x9000,
  contactless: true,
  seen: besideCounter,
  ...part,
});
