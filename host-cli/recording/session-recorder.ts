import { CaptureWriter } from '../../apdu/recording/capture/capture-writer.js';
import { type CardInSession, observeSession } from '../../apdu/recording/observe-session.js';
import type { RecordingHeader } from '../../apdu/recording/recording-header.js';
import { RecordingWriter } from '../../apdu/recording/recording-writer.js';
import type { SessionEvent } from '../../apdu/recording/session-event.js';
import type { Profile } from '../../card-model/kernel/profile.js';
import { UsageError } from '../errors/usage-error.js';
import { unwritable } from '../files/write-file.js';
import { beforeEnd } from '../locking/ending-signals.js';
import { createTraceDecoder } from '../output/card-decoder.js';
import { CAPTURE, RECORDING, refuseToReplace } from './existing-file.js';
import { SecretFinder } from './secret-finder.js';
import { StreamFile } from './stream-file.js';

/** What of a session is to be kept, and where. */
export interface RecordRequest {
  /** Path of the recording. */
  readonly record?: string;
  /** Path of the capture for Wireshark. */
  readonly pcap?: string;
  /** The user has declared that the keys and PINs are test keys: nothing is hidden. */
  readonly testKeys?: boolean;
}

export interface SessionAbout {
  /** What runs: `sscard read`. */
  readonly verb: string;
  /** `sscard 0.1.0` */
  readonly program: string;
  /** Where the card is; of a path only the last part is kept. */
  readonly address: string;
}

/** Keeps a session in files while it goes on. */
export class SessionRecorder {
  readonly #about: SessionAbout;
  readonly #testKeys: boolean;
  readonly #record: StreamFile | undefined;
  readonly #pcap: StreamFile | undefined;
  readonly #observers: ((event: SessionEvent) => void)[] = [];
  readonly #forget: () => void;
  #recording: RecordingWriter | undefined;
  #begun = false;
  #finished = false;

  /**
   * Opens the files, before the card is touched.
   * @throws UsageError for a path that holds something else; FileError FILE_UNWRITABLE
   */
  constructor({ record, pcap, testKeys = false }: RecordRequest, about: SessionAbout) {
    if (record !== undefined && record === pcap) {
      throw new UsageError('--record and --pcap are two files; give them different paths');
    }
    if (record !== undefined) refuseToReplace(record, RECORDING);
    if (pcap !== undefined) refuseToReplace(pcap, CAPTURE);
    this.#about = about;
    this.#testKeys = testKeys;
    this.#record = record === undefined ? undefined : new StreamFile(record);
    try {
      this.#pcap = pcap === undefined ? undefined : new StreamFile(pcap);
      this.#writeHeads();
    } catch (error) {
      this.#discard();
      throw error;
    }
    this.#forget = beforeEnd(() => this.#breakOff());
  }

  /**
   * The card, from its power-on to its end, with everything that passes kept.
   * @param seed from which what the program chooses at random comes
   */
  watch(card: CardInSession, profile: Profile | undefined, seed?: string): CardInSession {
    const finder = this.#testKeys ? undefined : new SecretFinder(createTraceDecoder(profile));
    this.#begin({
      ...(profile && { profile: profile.id }),
      ...(seed !== undefined && { seed }),
      simulated: card.controls !== undefined,
    });
    return observeSession(card, (event) => {
      if (this.#finished) return;
      const kept = finder?.mark(event) ?? event;
      for (const observe of this.#observers) observe(kept);
    });
  }

  /** @throws FileError when something could not be written */
  close(): void {
    if (this.#finished) return;
    this.#finished = true;
    this.#forget();
    if (!this.#begun) {
      this.#discard();
      return;
    }
    try {
      this.#record?.finish();
    } finally {
      this.#pcap?.finish();
    }
  }

  /** Something is in the files at once: a full disk shows before the card is touched. */
  #writeHeads(): void {
    const { verb, program, address } = this.#about;
    const title = `${verb}, the card at ${withoutFolders(address)}`;
    if (this.#record !== undefined) {
      const recording = new RecordingWriter(this.#record, title);
      this.#recording = recording;
      this.#observers.push((event) => recording.event(event));
    }
    if (this.#pcap !== undefined) {
      const head = { title, program, testKeys: this.#testKeys, epochMs: performance.timeOrigin };
      const capture = new CaptureWriter(this.#pcap, head);
      this.#observers.push((event) => capture.event(event));
    }
    for (const file of [this.#record, this.#pcap]) {
      file?.flush();
      if (file?.failure !== undefined) throw unwritable(file.path, file.failure.cause);
    }
  }

  #begin(known: Pick<RecordingHeader, 'profile' | 'seed' | 'simulated'>): void {
    const { program } = this.#about;
    this.#recording?.begin({ recordedAt: new Date(), program, testKeys: this.#testKeys, ...known });
    this.#begun = true;
  }

  /** The program ends in the middle: what there is, is kept. */
  #breakOff(): void {
    this.#recording?.remark('broken off: the program was ended here');
    try {
      this.close();
    } catch {
      // There is nobody left to tell.
    }
  }

  #discard(): void {
    this.#record?.discard();
    this.#pcap?.discard();
  }
}

/** Folders may name people: `sim:/home/li/card.img` is `sim:card.img`. */
function withoutFolders(address: string): string {
  const colon = address.indexOf(':');
  return address.slice(0, colon + 1) + address.slice(colon + 1).replace(/^.*[/\\]/, '');
}
