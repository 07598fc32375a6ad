import { builtPackage, measureAll, type Row, type Work } from './measure.js';

type CardModel = Pick<typeof import('../../card-model/index.js'), 'createCard' | 'demonstrationCard'>;
type Apdu = Pick<typeof import('../../apdu/index.js'), 'fromHex' | 'toHex'>;
type CardContents = ReturnType<CardModel['demonstrationCard']>;

const CRYPTOGRAMS_PER_SECOND = 20_000;
const FAST_PAYMENTS_PER_SECOND = 1_000;
/** The ATC has two bytes: then comes a new card. */
const TRANSACTIONS_PER_CARD = 65_000;

const BANK_FID = 0xdfa1;
const SELECT = '00A4040008A00000033301010100';
const COUNTRY_AND_CURRENCY = '0156';
const MERCHANT = '20'.repeat(20);

/** GET PROCESSING OPTIONS by the contact PDOL of the demonstration card. */
const contactOptions = (sm: boolean): string =>
  `80A80000228320${sm ? '01' : '00'}${COUNTRY_AND_CURRENCY}00000000001000${COUNTRY_AND_CURRENCY}${MERCHANT}00`;
/** An ARQC by its CDOL1. */
const GENERATE = `80AE800034000000001000000000000000${COUNTRY_AND_CURRENCY}0000000000${COUNTRY_AND_CURRENCY}2611220011223344101112${MERCHANT}00`;

/** 0.01 at a reader that knows fDDA 01; the records of the AFL behind it. */
const contactlessOptions = (sm: boolean): string =>
  `80A80000278325${sm ? '01' : '00'}26000080000000000001000000000000${COUNTRY_AND_CURRENCY}0000000000${COUNTRY_AND_CURRENCY}2611220010111211223344${'00'}`;
const RECORDS = {
  sm: ['00B2014400', '00B2013C00', '00B2014C00', '00B2012C00'],
  international: ['00B2011400', '00B2021400', '00B2013C00', '00B2015400', '00B2025400', '00B2012C00'],
};

/** With a purse that outlasts the ATC. */
function rich(contents: CardContents, balance: Uint8Array): CardContents {
  const directories = contents.masterFile.directories.map((directory) =>
    directory.fid === BANK_FID
      ? {
          ...directory,
          objects: directory.objects!.map((object) =>
            object.tag === 0x9f79 ? { ...object, value: balance } : object,
          ),
        }
      : directory,
  );
  return { ...contents, masterFile: { ...contents.masterFile, directories } };
}

/** Sends the commands one after the other, for ever, on cards that are good for so many rounds. */
function rounds(
  { createCard }: CardModel,
  { fromHex, toHex }: Apdu,
  contents: CardContents,
  link: 'contact' | 'contactless',
  commands: readonly string[],
): () => void {
  const sequence = commands.map((command) => fromHex(command));
  const insert = () => {
    const card = createCard({ contents, protocol: 'T=1' });
    card.powerOn(link);
    return card;
  };
  let card = insert();
  let done = 0;
  const run = (): void => {
    if (++done % TRANSACTIONS_PER_CARD === 0) card = insert();
    for (const command of sequence) {
      const answer = card.transmit(command);
      if (answer.at(-2) !== 0x90) throw new Error(`${toHex(command)} is answered ${toHex(answer)}`);
    }
  };
  run();
  return run;
}

export async function benchPayment(): Promise<Row[]> {
  const cardModel = await builtPackage<CardModel>('card-model');
  const apdu = await builtPackage<Apdu>('apdu');
  const contents = rich(cardModel.demonstrationCard(), apdu.fromHex('000000100000'));
  const cryptogram = (name: string, sm: boolean, target?: number): Work => ({
    name: `SELECT, GPO, GENERATE AC, ${name}`,
    run: rounds(cardModel, apdu, contents, 'contact', [SELECT, contactOptions(sm), GENERATE]),
    ...(target !== undefined && { target }),
  });
  const tap = (name: string, sm: boolean, target?: number): Work => ({
    name: `fast payment with ${name}, to its last record`,
    run: rounds(cardModel, apdu, contents, 'contactless', [
      SELECT,
      contactlessOptions(sm),
      ...(sm ? RECORDS.sm : RECORDS.international),
    ]),
    ...(target !== undefined && { target }),
  });
  return measureAll([
    cryptogram('SM4', true, CRYPTOGRAMS_PER_SECOND),
    cryptogram('3DES', false),
    tap('SM2 fDDA', true, FAST_PAYMENTS_PER_SECOND),
    tap('RSA fDDA', false),
  ]);
}
