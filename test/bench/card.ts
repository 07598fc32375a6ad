import { debit } from './debit.js';
import { builtPackage, measureAll, type Row, type Work } from './measure.js';

type CardModel = typeof import('../../card-model/index.js');
type Apdu = typeof import('../../apdu/index.js');
type Crypto = typeof import('../../crypto/index.js');

const SELECT_SSSE = '00A404000F7378312E73682EC9E7BBE1B1A3D5CF';
const SELECT_DF01 = '00A4040006D15600000500';
const SELECT_EF05 = '00A4020002EF05';
const SELECT_EF16 = '00A4020002EF16';
const COMMANDS_PER_SECOND = 3_000_000;
const AUTHENTICATIONS_PER_SECOND = 100_000;
const EXTERNAL_AUTHENTICATE_RK = '0082000A10';

/** The commands of the issue, through `transmit`, each on a card of its own that holds the whole file plan. */
const COMMANDS = [
  { name: 'SELECT EF', before: [SELECT_SSSE], command: SELECT_EF05 },
  { name: 'READ RECORD 18', before: [SELECT_SSSE, SELECT_EF05], command: '00B2010412' },
  { name: 'READ BINARY 16', before: [SELECT_SSSE, SELECT_DF01, SELECT_EF16], command: '00B0000010' },
  { name: 'VERIFY', before: [SELECT_SSSE], command: '0020000003246813' },
] as const;

export async function benchCard(): Promise<Row[]> {
  const { createCard, demonstrationCard } = await builtPackage<CardModel>('card-model');
  const { concatBytes, fromHex, toHex } = await builtPackage<Apdu>('apdu');
  const crypto = await builtPackage<Crypto>('crypto');

  const work: Work[] = COMMANDS.map(({ name, before, command }) => {
    const card = createCard();
    for (const step of before) card.transmit(fromHex(step));
    const bytes = fromHex(command);
    if (!toHex(card.transmit(bytes)).endsWith('9000')) throw new Error(`${name} does not succeed`);
    return { name, target: COMMANDS_PER_SECOND, run: () => card.transmit(bytes) };
  });
  return measureAll([
    ...work,
    authentication({ createCard }, { fromHex, toHex }, crypto),
    debit({ createCard, demonstrationCard }, { concatBytes, fromHex, toHex }, crypto),
  ]);
}

/** GET CHALLENGE and EXTERNAL AUTHENTICATE; the terminal's half of the work counts too. */
function authentication(
  { createCard }: Pick<CardModel, 'createCard'>,
  { fromHex, toHex }: Pick<Apdu, 'fromHex' | 'toHex'>,
  { cardAlgorithm }: Crypto,
): Work {
  const card = createCard();
  card.transmit(fromHex(SELECT_SSSE));
  // Card key of SSSE.RK of the demonstration card (conventions, worked examples).
  const terminal = cardAlgorithm('SM4').prepare(fromHex('AE09692CD5D302472ACE9F77AF3319B7'));
  const getChallenge = fromHex('0084000008');
  const data = fromHex('A1A2A3A4A5A6A7A8');
  const header = fromHex(EXTERNAL_AUTHENTICATE_RK);
  const run = (): Uint8Array => {
    const challenge = card.transmit(getChallenge).subarray(0, 8);
    const command = new Uint8Array(header.length + 16);
    command.set(header);
    command.set(terminal.cryptogramFor(challenge, data), header.length);
    command.set(data, header.length + 8);
    return card.transmit(command);
  };
  if (toHex(run()) !== '9000') throw new Error('EXTERNAL AUTHENTICATE does not succeed');
  return { name: 'EXTERNAL AUTHENTICATE with its challenge', target: AUTHENTICATIONS_PER_SECOND, run };
}
