import type { Work } from './measure.js';

type CardModel = Pick<typeof import('../../card-model/index.js'), 'createCard' | 'demonstrationCard'>;
type Apdu = Pick<typeof import('../../apdu/index.js'), 'fromHex' | 'toHex' | 'concatBytes'>;
type Crypto = Pick<typeof import('../../crypto/index.js'), 'cardAlgorithm'>;
type CardContents = ReturnType<CardModel['demonstrationCard']>;
type MedicalDirectory = CardContents['masterFile'];

const DEBITS_PER_SECOND = 2_000;
/** Sequence numbers have two bytes: then comes a new card. */
const DEBITS_PER_CARD = 65_000;

const AT_DF04 = ['00A404000F7378312E73682EC9E7BBE1B1A3D5CF', '0020000003246813', '00A4040006D15600000503'];
const MAC1_FIELDS = { amounts: '000003E80000000000000000', terminal: '000000000001', time: '20261122101112' };
const TERMINAL_SEQUENCE = '00000007';
/** Card key DF04.DPK of the demonstration card, from its master key by area and card. */
const DPK = '9AD0341524989507D91D1B5D0B3C353D';
const FACTORS = ['3531303130307378', '8660510100000001'];

/** A count of four bytes, as generation 1 has it, so that one card is good for many debits. */
function manyDebits(directory: MedicalDirectory, count: Uint8Array): MedicalDirectory {
  return {
    ...directory,
    directories: directory.directories.map((child) => manyDebits(child, count)),
    files: directory.files.map((file) =>
      file.kind === 'linear-variable' && directory.fid === 0xdf04
        ? { ...file, records: file.records.map((record) => (record[0] === 0x93 ? count : record)) }
        : file,
    ),
  };
}

/** INITIALISE and DEBIT; the terminal's half of the work, session key and both MACs, counts too. */
export function debit(
  { createCard, demonstrationCard }: CardModel,
  { fromHex, toHex, concatBytes }: Apdu,
  { cardAlgorithm }: Crypto,
): Work {
  const demonstration = demonstrationCard();
  const contents = {
    ...demonstration,
    masterFile: manyDebits(demonstration.masterFile, fromHex('9304FFFFFFFE')),
  };
  const algorithm = cardAlgorithm('SM4');
  const cardKey = algorithm.cardKey(
    fromHex(DPK),
    FACTORS.map((factor) => fromHex(factor)),
  );
  const { amounts, terminal, time } = MAC1_FIELDS;
  const initialise = fromHex(`805001021301${amounts}${terminal}00`);
  const head = fromHex(`805401000F${TERMINAL_SEQUENCE}${time}`);
  const terminalSequence = fromHex(TERMINAL_SEQUENCE);
  const mac1Message = fromHex(`${amounts}32${terminal}${time}`);
  const mac2Message = fromHex(amounts);
  const le = fromHex('00');

  const insert = () => {
    const card = createCard({ contents });
    for (const step of AT_DF04) card.transmit(fromHex(step));
    return card;
  };
  let card = insert();
  let debits = 0;
  const run = (): void => {
    if (++debits % DEBITS_PER_CARD === 0) card = insert();
    const begun = card.transmit(initialise);
    const sessionKey = algorithm.debitSessionKey(
      cardKey,
      begun.slice(8, 12),
      begun.slice(4, 6),
      terminalSequence,
    );
    const mac1 = algorithm.debitMac(sessionKey, mac1Message);
    const answer = card.transmit(concatBytes(head, mac1, le));
    const mac2 = toHex(algorithm.debitMac(sessionKey, mac2Message));
    if (toHex(answer.slice(4)) !== `${mac2}9000`) throw new Error('DEBIT does not succeed');
  };
  run();
  return { name: 'DF04 debit: INITIALISE and DEBIT with the MACs', target: DEBITS_PER_SECOND, run };
}
