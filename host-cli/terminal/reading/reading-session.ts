import type { Bilingual } from '../../../apdu/codec/bilingual.js';
import { SW } from '../../../apdu/codec/status-word.js';
import type { Transport } from '../../../apdu/transport/transport.js';
import type { Profile } from '../../../card-model/kernel/profile.js';
import { describeRule } from '../../../card-model/plan/describe-rule.js';
import {
  type DirectoryPlan,
  type FilePlan,
  fileKind,
  type KeyPlan,
} from '../../../card-model/plan/file-plan.js';
import { opensRights } from '../../../card-model/security/key-type.js';
import { isSelected, selectDirectory, selectFile } from '../connection/select.js';
import type { CardIdentification } from '../identify-card.js';
import { type AuthenticationRefusal, type AuthenticationResult, authenticate } from '../keys/authenticate.js';
import { profileOfGeneration } from '../keys/directories.js';
import type { KeySource } from '../keys/key-source.js';
import { type VerifyPinResult, verifyPin } from '../pin/verify-pin.js';
import { reasonOf } from '../refusal.js';
import { decodeRecord } from './decode-element.js';
import { type FileReading, fileLabel } from './file-reading.js';
import { type FileBytes, readContent, readRecords } from './read-file-bytes.js';
import { reasonForRight } from './refusal-reason.js';
import { type Means, satisfyRule } from './satisfy-rule.js';

/**
 * Reads files of one card and gains the rights it needs on the way: a file that the card refuses is tried again after
 * authentication with keys of the source that open it. A key that was refused is not tried twice.
 */
export class ReadingSession {
  readonly profile: Profile;
  /** Every authentication that was tried, in order. */
  readonly authentications: AuthenticationResult[] = [];
  readonly #held = new Set<string>();
  readonly #refused = new Map<string, AuthenticationRefusal>();
  #pinVerified = false;
  #current: DirectoryPlan | undefined;

  constructor(
    private readonly transport: Transport,
    private readonly identification: CardIdentification,
    private readonly keys?: KeySource,
  ) {
    this.profile = profileOfGeneration(identification.generation);
  }

  /** @throws TerminalError for a PIN that is none */
  async verifyPin(pin: string): Promise<VerifyPinResult> {
    this.#current = undefined;
    const result = await verifyPin(this.transport, pin);
    this.#pinVerified = result.outcome === 'verified';
    return result;
  }

  /** A card that does not let the file be read is told in `refused`. @throws TransportError when the link fails */
  async readFile(directory: DirectoryPlan, file: FilePlan): Promise<FileReading> {
    let bytes = await this.#attempt(directory, file);
    const rightMissing = bytes.statusWord === SW.SECURITY_STATUS_NOT_SATISFIED;
    if (rightMissing && (await this.#gainRights(directory, file))) {
      bytes = await this.#attempt(directory, file);
    }
    return this.#readingOf(directory, file, bytes);
  }

  async #attempt(directory: DirectoryPlan, file: FilePlan): Promise<FileBytes> {
    if (this.#current !== directory) {
      const { statusWord } = await selectDirectory(this.transport, directory);
      const selected = isSelected(statusWord);
      this.#enter(selected ? directory : undefined);
      if (!selected) return { statusWord, records: [], step: selecting(directory.label) };
    }
    const { statusWord } = await selectFile(this.transport, file.fid);
    if (!isSelected(statusWord)) return { statusWord, records: [], step: selecting(fileLabel(file.fid)) };
    return file.kind === 'transparent' ? readContent(this.transport) : readRecords(this.transport);
  }

  /** The rights of a directory fall when another is selected; those of SSSE stay. */
  #enter(directory: DirectoryPlan | undefined): void {
    this.#current = directory;
    const kept = ['SSSE.', `${directory?.label}.`];
    for (const name of this.#held) {
      if (!kept.some((prefix) => name.startsWith(prefix))) this.#held.delete(name);
    }
  }

  /** Authenticates until the rule holds or cannot; a wrong cryptogram ends it, lest every key lose a try. */
  async #gainRights(directory: DirectoryPlan, file: FilePlan): Promise<boolean> {
    for (;;) {
      const wanted = this.#keysWanted(directory, file);
      const next = keyOf(directory, wanted?.[0]);
      if (this.keys === undefined || next === undefined) return wanted !== undefined;
      const result = await authenticate(this.transport, next.name, this.keys, this.identification);
      this.authentications.push(result);
      if (result.outcome === 'authenticated') this.#held.add(next.name);
      else this.#refused.set(next.name, result);
    }
  }

  /** References of the keys still to be shown: none when the rule should hold already. */
  #keysWanted(directory: DirectoryPlan, file: FilePlan): readonly number[] | undefined {
    return satisfyRule(file.rules.read, {
      pinVerified: this.#pinVerified,
      interface: this.transport.protocol === 'contactless' ? 'contactless' : 'contact',
      key: (reference) => this.#stateOf(keyOf(directory, reference)),
    });
  }

  #stateOf(key: KeyPlan | undefined): ReturnType<Means['key']> {
    if (key === undefined) return 'missing';
    if (this.#held.has(key.name)) return 'held';
    const usable = this.#wrongKey === undefined && !this.#refused.has(key.name);
    return usable && this.keys?.has(key.name) ? 'available' : 'missing';
  }

  /** The first key whose cryptogram the card found wrong: the ring is then of other cards. */
  get #wrongKey(): AuthenticationRefusal | undefined {
    return [...this.#refused.values()].find(({ triesLeft }) => triesLeft !== undefined);
  }

  #readingOf(directory: DirectoryPlan, file: FilePlan, bytes: FileBytes): FileReading {
    const label = fileLabel(file.fid);
    const path = `${directory.label}.${label}`;
    const records = bytes.records.map((record, index) => decodeRecord(record, index + 1, file, path));
    const rightMissing = bytes.statusWord === SW.SECURITY_STATUS_NOT_SATISFIED;
    const refused = bytes.step && {
      statusWord: bytes.statusWord,
      reason:
        rightMissing && this.#keysWanted(directory, file)?.length !== 0
          ? reasonForRight(label, file.rules.read, directory, this.#refused, this.#wrongKey)
          : reasonOf(bytes.step, bytes.statusWord),
    };
    return {
      directory: directory.label,
      file: label,
      name: file.name,
      kind: fileKind(file),
      access: {
        en: describeRule(file.rules.read, directory, 'en'),
        zh: describeRule(file.rules.read, directory, 'zh'),
      },
      ...(file.kind !== 'transparent' && { records }),
      ...(bytes.content !== undefined && { content: bytes.content }),
      ...(refused && { refused }),
    };
  }
}

const selecting = (label: string): Bilingual => ({ en: `selecting ${label}`, zh: `选择 ${label}` });

function keyOf(directory: DirectoryPlan, reference: number | undefined): KeyPlan | undefined {
  return directory.keys.find((key) => key.reference === reference && opensRights(key.type));
}
