import { loadBinding } from '../readers/bindings/load-binding.js';
import { chooseReader } from '../readers/choose-reader.js';
import { listReaders } from '../readers/list-readers.js';
import type { PcscBinding, ReaderState } from '../readers/pcsc-binding.js';
import { asTransportError, PcscError } from '../readers/pcsc-error.js';
import { connectPcsc } from '../readers/pcsc-transport.js';
import type { Connection, ConnectionOptions } from './connection.js';

/** What of the options means something to a card in a reader. */
export type PcscAddressOptions = Pick<ConnectionOptions, 'cardInterface' | 'protocol' | 'exclusive'>;

/**
 * @param part of the reader's name, whatever the case; '' for the first reader with a card
 * @throws TransportError whose cause, a PcscError, tells more to a program
 */
export async function connectPcscAddress(
  part: string,
  options: PcscAddressOptions,
  binding?: PcscBinding,
): Promise<Connection> {
  const { cardInterface, protocol, exclusive } = options;
  try {
    const pcsc = binding ?? (await loadBinding());
    const { name } = choose(pcsc, await listReaders(pcsc), part, cardInterface);
    const transport = await connectPcsc(pcsc, name, {
      ...(protocol && { protocol }),
      ...(exclusive && { exclusive }),
    });
    return { transport };
  } catch (error) {
    throw asTransportError(error);
  }
}

/** A binding that sees only some of the readers is named where the reader looked for may be among the others. */
function choose(
  { name, maximumReaders }: PcscBinding,
  readers: readonly ReaderState[],
  part: string,
  cardInterface: PcscAddressOptions['cardInterface'],
): ReaderState {
  try {
    return chooseReader(readers, part, cardInterface);
  } catch (error) {
    const allSeen = maximumReaders === undefined || readers.length < maximumReaders;
    if (allSeen || !(error instanceof PcscError) || error.code === 'READER_AMBIGUOUS') throw error;
    throw new PcscError(
      error.code,
      `${error.message} (${name} shows ${maximumReaders} readers at most: SSCARD_PCSC=pcsclite shows all)`,
    );
  }
}
