import { CommandView } from '../../apdu/codec/command-view.js';
import { bytesAvailable, exactLength, type StatusWord, SW } from '../../apdu/codec/status-word.js';
import type { CardInterface } from '../../apdu/transport/card-port.js';
import type { CardAlgorithm, CardAlgorithmName } from '../../crypto/index.js';
import type { Directory } from '../files/directory.js';
import type { FileNode } from '../files/file-node.js';
import { LIFE_CYCLE } from '../files/life-cycle.js';
import { type AccessRule, bindRule, type Condition } from '../security/access-rule.js';
import { Answer } from './answer.js';
import type { Application, CardTraits } from './application.js';
import { CardError } from './card-error.js';
import type { CardState } from './card-state.js';
import { Challenge } from './challenge.js';
import type { CommandDefinition } from './command.js';
import { NonVolatileMemory } from './non-volatile-memory.js';
import { Selection } from './selection.js';
import { Session } from './session.js';

/** Which transmission rules hold: contact T=0, contact T=1, or ISO 14443-4. */
export type CardProtocol = 'T=0' | 'T=1' | 'contactless';

/** How READ RECORD treats an Le that is neither 00 nor the record's length (contract, `--le`). */
export type LengthPolicy = 'strict' | 'tolerant';

export interface CardEnvironment {
  /** Random bytes of the card; the same source gives the same card life. */
  readonly random: (count: number) => Uint8Array;
  /** The card's idea of now. */
  readonly clock: () => Date;
  readonly algorithm: CardAlgorithm;
  readonly lengthPolicy: LengthPolicy;
  /** Those of the profile: what CREATE FILE may name. */
  readonly applications: readonly Application[];
  /** Room for files and keys. */
  readonly memoryBytes: number;
}

const WARNING = 0x62;
const { SUCCESS } = SW;

/** The powered chip: takes one command after the other through the steps that `CommandDefinition` tells. */
export class CardCore implements CardTraits {
  readonly memory = new NonVolatileMemory();
  readonly answer = new Answer();
  readonly selection: Selection;
  readonly challenge = new Challenge();
  /** What one command of a sequence has left for the next. */
  readonly session = new Session();
  /** The challenge that the running secured command has used up; undefined when there was none. */
  messageChallenge: Uint8Array | undefined;
  protocol: CardProtocol = 'T=0';
  private readonly command = new CommandView();
  /** Data kept for GET RESPONSE, T=0 only. */
  private pending: Uint8Array | undefined;
  /** Weak, as directories come and go. */
  private readonly commandConditions = new Map<AccessRule, WeakMap<Directory, Condition>>();
  private directoryList: readonly Directory[] = [];
  /** `memory.structure` at the time of `directoryList`. */
  private listedAt = -1;
  /** `inService` of a directory, and `memory.structure` at that time. */
  private served = false;
  private servedDirectory: Directory | undefined;
  private servedAt = -1;

  constructor(
    readonly masterFile: Directory,
    readonly state: CardState,
    readonly environment: CardEnvironment,
  ) {
    this.selection = new Selection(masterFile, this.session);
  }

  /** Every directory of the card in the order of the tree. */
  get directories(): readonly Directory[] {
    if (this.listedAt !== this.memory.structure) {
      this.directoryList = this.masterFile.withDescendants();
      this.listedAt = this.memory.structure;
    }
    return this.directoryList;
  }

  get interface(): CardInterface {
    return this.protocol === 'contactless' ? 'contactless' : 'contact';
  }

  get algorithm(): CardAlgorithmName {
    return this.environment.algorithm.name;
  }

  /** The application of a profile with that id. @throws CardError PROFILE_INVALID */
  readonly findApplication = (id: string): Application => {
    const found = this.environment.applications.find((application) => application.id === id);
    if (found) return found;
    throw new CardError('PROFILE_INVALID', `the profile has no application '${id}'`);
  };

  /** Forgets everything that does not outlive power. */
  reset(protocol: CardProtocol): void {
    this.protocol = protocol;
    this.memory.rollback();
    this.challenge.forget();
    this.pending = undefined;
    if (this.state.transportKey) this.state.transportKey.right.held = false;
    this.selection.reset();
  }

  /** One command, one fresh answer. Power loss and faults of this program come out as exceptions. */
  process(bytes: Uint8Array): Uint8Array {
    this.answer.clear();
    const statusWord = this.perform(bytes);
    if (statusWord === SUCCESS || statusWord >> 8 === WARNING) this.memory.commit();
    else this.memory.rollback();
    return this.respond(statusWord);
  }

  /** The data that wait for GET RESPONSE; gone after any other command. */
  get pendingAnswer(): Uint8Array | undefined {
    return this.pending;
  }

  dropPendingAnswer(): void {
    this.pending = undefined;
  }

  private perform(bytes: Uint8Array): StatusWord {
    if (bytes.length < 4) return this.refuseUnread(SW.WRONG_LENGTH);
    const definition = this.selection.directory.application.table.find(bytes[0]!, bytes[1]!, bytes[2]!);
    if (definition === undefined) return this.refuseUnread(this.explainUnknown(bytes[0]!, bytes[1]!));
    if (!definition.keepsPendingAnswer) this.pending = undefined;

    const command = this.command;
    if (!command.parse(bytes)) return SW.WRONG_LENGTH;
    // T=0 has a P3 of one byte: an extended length cannot even be sent.
    if (command.extended && this.protocol === 'T=0') return SW.WRONG_LENGTH;
    const format = definition.format(command, this);
    if (format !== SUCCESS) return format;
    if (definition.secured) this.messageChallenge = this.challenge.consume();

    const { transportKey } = this.state;
    const preIssue = transportKey !== undefined;
    const full = preIssue ? !this.state.blocked : this.inService;
    if (definition.beforeIssue && !preIssue) return SW.CONDITIONS_NOT_SATISFIED;
    if (definition.file === undefined) {
      if (!full && !this.servesOutOfService(definition)) return SW.CONDITIONS_NOT_SATISFIED;
      if (preIssue && !transportKey.right.held && !isOpenBeforeIssue(definition)) {
        return SW.SECURITY_STATUS_NOT_SATISFIED;
      }
      if (!this.allows(definition)) return SW.SECURITY_STATUS_NOT_SATISFIED;
    } else {
      const file = definition.file.locate(command, this);
      const refused = typeof file === 'number';
      if (!full && !this.servesIssuerData(definition, refused ? undefined : file)) {
        return SW.CONDITIONS_NOT_SATISFIED;
      }
      if (preIssue && !transportKey.right.held) return SW.SECURITY_STATUS_NOT_SATISFIED;
      if (refused) return file;
      if (!this.allows(definition)) return SW.SECURITY_STATUS_NOT_SATISFIED;
      // Before issue the transport key stands for every right of a file.
      if (!preIssue && !file[definition.file.act].holds(this.interface)) {
        return SW.SECURITY_STATUS_NOT_SATISFIED;
      }
      this.selection.useFile(file);
    }
    return definition.execute(command, this);
  }

  /** Whether the card and the application of the current directory are in normal service. Asked for every command. */
  get inService(): boolean {
    const { directory } = this.selection;
    if (this.servedDirectory !== directory || this.servedAt !== this.memory.structure) {
      this.served = this.servesNormally(directory);
      this.servedDirectory = directory;
      this.servedAt = this.memory.structure;
    }
    return this.served;
  }

  private servesNormally(directory: Directory): boolean {
    const state = directory.lifeCycleByte;
    if (state !== undefined && state !== LIFE_CYCLE.ACTIVATED.value) return false;
    return directory.blockState === 'none' && !this.state.blocked;
  }

  /** Before activation, while suspended and while blocked little is served; for good next to nothing. */
  private servesOutOfService({ availability, whenBlocked }: CommandDefinition): boolean {
    if (availability === 'always') return true;
    if (this.ended) return false;
    if (this.selection.directory.blockState !== 'none') return whenBlocked ?? false;
    return availability === 'until-termination';
  }

  private servesIssuerData({ file }: CommandDefinition, found: FileNode | undefined): boolean {
    if (this.ended || this.selection.directory.blockState !== 'none') return false;
    return file?.act === 'read' && found !== undefined && found.issuerData;
  }

  /** The application is terminated, or the card blocked: there is no way back. */
  private get ended(): boolean {
    return this.selection.directory.lifeCycleByte === LIFE_CYCLE.TERMINATED.value || this.state.blocked;
  }

  private allows(definition: CommandDefinition): boolean {
    const rule = definition.allowed;
    return rule === undefined || this.conditionFor(rule, definition.allowedAt).holds(this.interface);
  }

  /** A rule of a command, bound at first use to the current directory or the head of its application. */
  private conditionFor(rule: AccessRule, at: CommandDefinition['allowedAt']): Condition {
    let perDirectory = this.commandConditions.get(rule);
    if (!perDirectory) {
      perDirectory = new WeakMap();
      this.commandConditions.set(rule, perDirectory);
    }
    const current = this.selection.directory;
    const directory = at === 'application' ? (current.head ?? current) : current;
    let condition = perDirectory.get(directory);
    if (!condition) {
      condition = bindRule(rule, directory);
      perDirectory.set(directory, condition);
    }
    return condition;
  }

  private refuseUnread(statusWord: StatusWord): StatusWord {
    this.pending = undefined;
    return statusWord;
  }

  /** 6E00, 6881 or 6D00, in this order (conventions, order of refusals). */
  private explainUnknown(cla: number, ins: number): StatusWord {
    const { table } = this.selection.directory.application;
    if (!table.knowsClass(cla)) {
      const basic = onBasicChannel(cla);
      return basic !== cla && table.knowsClass(basic) ? SW.CHANNEL_NOT_SUPPORTED : SW.CLASS_UNKNOWN;
    }
    return table.knowsInstruction(ins) ? SW.CLASS_UNKNOWN : SW.INSTRUCTION_UNKNOWN;
  }

  /**
   * Puts data and status word together as the protocol asks. Data without Le wait for GET RESPONSE on T=0 and
   * are not sent elsewhere; data longer than Ne are answered by the right length and, on T=0, wait too.
   */
  private respond(statusWord: StatusWord): Uint8Array {
    const { answer, command } = this;
    const available = answer.count;
    if (available === 0 || available <= command.ne) return answer.encode(statusWord);
    if (this.protocol === 'T=0') this.pending = answer.source.slice(answer.start, answer.start + available);
    answer.clear();
    if (command.ne !== 0) return answer.encode(exactLength(available));
    const waiting = this.protocol === 'T=0' && statusWord === SUCCESS;
    return answer.encode(waiting ? bytesAvailable(available) : statusWord);
  }
}

/** Before the transport key is shown, a card that is not issued tells what it is and proves knowledge of keys. */
function isOpenBeforeIssue({ availability }: CommandDefinition): boolean {
  return availability !== undefined && availability !== 'in-service';
}

/** The class without its channel: channels 1 to 3 in the low bits, 4 to 19 in classes 40 to 7F. ISO/IEC 7816-4:2005, 5.1.1. */
function onBasicChannel(cla: number): number {
  if (cla >= 0xc0) return cla;
  return cla >= 0x40 && cla < 0x80 ? cla & 0x30 : cla & 0xfc;
}
