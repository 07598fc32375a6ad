import { toHex } from '../../../../apdu/bytes.js';
import { SW } from '../../../../apdu/codec/status-word.js';
import { buildDol, parseDol } from '../../../../apdu/payment/data-object-list.js';
import {
  type ProcessingOptions,
  parseProcessingOptions,
} from '../../../../apdu/payment/response-template.js';
import type { PaymentCard } from '../payment-card.js';
import { understood } from '../results/payment-end.js';
import { note, type StepRecorder, valueNote } from '../results/step-recorder.js';
import type { SelectedApplication } from '../selection/select-application.js';
import type { TransactionData } from '../transaction-data.js';

const PDOL = { en: 'PDOL', zh: 'PDOL' };
const OPTIONS = { en: 'answer to GET PROCESSING OPTIONS', zh: 'GET PROCESSING OPTIONS 应答' };

export interface Initiated {
  readonly statusWord: number;
  /** Undefined when the card refused. */
  readonly options?: ProcessingOptions;
  /** What was sent by the PDOL; empty where the card has none. */
  readonly pdolValues: Uint8Array;
  /** The card was told which algorithms the terminal offers. */
  readonly algorithmsAgreed: boolean;
}

const SM_SUPPORT = 0xdf69;

/**
 * Sends the data that the card asks for (PDOL) and takes AIP, AFL and whatever else it answers. EMV 4.3 Book 3, 10.1.
 * @throws PaymentEnd `CARD_DATA_INVALID`
 */
export async function initiateApplication(
  card: PaymentCard,
  { fci, label }: SelectedApplication,
  data: TransactionData,
  recorder: StepRecorder,
): Promise<Initiated> {
  for (const [tag, value] of fci.objects) data.takeFromCard(tag, value);
  data.set(0x9f06, fci.name);
  const pdol = understood(PDOL, () => parseDol(fci.pdol ?? new Uint8Array(0)));
  const pdolValues = buildDol(pdol, data);
  const { data: answer, statusWord } = await card.getProcessingOptions(pdolValues);
  const algorithmsAgreed = pdol.some(({ tag }) => tag === SM_SUPPORT);
  const selected = note(`${label}, AID ${toHex(fci.name)}`, `${label}，AID ${toHex(fci.name)}`);
  if (statusWord !== SW.SUCCESS) {
    recorder.record('initiation', selected, note('refused by the card', '卡片拒绝'));
    return { statusWord, pdolValues, algorithmsAgreed };
  }
  const options = understood(OPTIONS, () => parseProcessingOptions(answer));
  for (const [tag, value] of options.objects) data.takeFromCard(tag, value);
  recorder.record(
    'initiation',
    selected,
    ...sentNotes(pdol, data),
    ...[...options.objects]
      .filter(([tag]) => !PERSONAL.has(tag))
      .map(([tag, value]) => valueNote(tag, value)),
  );
  return { statusWord, options, pdolValues, algorithmsAgreed };
}

/** Card number and name are nobody's business in a trace. */
const PERSONAL: ReadonlySet<number> = new Set([0x57, 0x5a, 0x5f20]);
/** Of what is sent, what has bits or decides something. */
const TOLD = new Set([0x9f66, 0x9f02, 0x5f2a, 0x9f7a, SM_SUPPORT, 0x9f37]);

function sentNotes(pdol: readonly { readonly tag: number }[], data: TransactionData) {
  return pdol.flatMap(({ tag }) => {
    const value = TOLD.has(tag) ? data.get(tag) : undefined;
    return value === undefined ? [] : [valueNote(tag, value)];
  });
}
