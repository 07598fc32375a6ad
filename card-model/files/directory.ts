import type { Application } from '../kernel/application.js';
import type { NonVolatileMemory, NonVolatilePlace } from '../kernel/non-volatile-memory.js';
import { AccessRights } from '../security/access-rights.js';
import type { RightSource } from '../security/access-rule.js';
import { Key, type KeyImage } from '../security/key.js';
import { type KeyType, opensRights } from '../security/key-type.js';
import { isMoreUsual } from '../security/key-version.js';
import { Pin, type PinImage } from '../security/pin.js';
import type { Right } from '../security/right.js';
import { ApplicationBlock, type BlockImage, type BlockState } from './application-block.js';
import { type DataObjectImage, DataObjects } from './data-objects.js';
import type { FileImage, FileNode } from './file-node.js';
import { createFile, FileTable } from './file-table.js';
import { LIFE_CYCLE, type LifeCycleName } from './life-cycle.js';

/** What a card image holds of a directory: MF, DDF or ADF. */
export interface DirectoryImage {
  readonly fid: number;
  /** DF name (AID), 5 to 16 bytes. */
  readonly aid?: Uint8Array;
  /** Id of the application definition that answers here. */
  readonly application: string;
  /** Only at the head of an application; the directories below share it. */
  readonly lifeCycle?: LifeCycleName;
  /** Only while the directory is blocked. */
  readonly block?: BlockImage;
  /** How many keys and PINs the internal file has room for; without it there is none. */
  readonly keyRoom?: number;
  readonly pin?: PinImage;
  readonly objects?: readonly DataObjectImage[];
  readonly keys: readonly KeyImage[];
  readonly files: readonly FileImage[];
  readonly directories: readonly DirectoryImage[];
}

/** MF, DDF or ADF: names, files, the internal keys and PIN, and the rights gained here. */
export class Directory implements RightSource {
  readonly kind = 'directory';
  readonly fid: number;
  readonly aid: Uint8Array | undefined;
  readonly application: Application;
  readonly block: ApplicationBlock;
  readonly objects: DataObjects;
  /** The directory at the head of the application, whose life cycle counts here too. */
  readonly head: Directory | undefined;
  private readonly fileTable: NonVolatilePlace<FileTable>;
  private readonly children: NonVolatilePlace<readonly Directory[]>;
  private readonly keyList: NonVolatilePlace<readonly Key[]>;
  private readonly roomForKeys: NonVolatilePlace<number>;
  private readonly pinPlace: NonVolatilePlace<Pin | undefined>;
  private readonly keyRights = new AccessRights();
  /** Non-volatile, at the head of an application: the value of the life-cycle byte. */
  private readonly lifeCycleCell: Uint8Array | undefined;

  constructor(
    image: DirectoryImage,
    readonly parent: Directory | undefined,
    findApplication: (id: string) => Application,
  ) {
    this.fid = image.fid;
    this.aid = image.aid;
    this.application = findApplication(image.application);
    this.block = new ApplicationBlock(image.block);
    this.objects = new DataObjects(image.objects ?? []);
    this.lifeCycleCell = image.lifeCycle && Uint8Array.of(LIFE_CYCLE[image.lifeCycle].value);
    this.head = this.lifeCycleCell ? this : parent?.head;
    this.pinPlace = { value: image.pin && new Pin(image.pin) };
    this.keyList = { value: image.keys.map((key) => this.makeKey(key)) };
    this.roomForKeys = { value: image.keyRoom ?? 0 };
    this.fileTable = { value: new FileTable(image.files.map((file) => createFile(file, this))) };
    this.children = { value: image.directories.map((child) => new Directory(child, this, findApplication)) };
  }

  get pin(): Pin | undefined {
    return this.pinPlace.value;
  }

  get keys(): readonly Key[] {
    return this.keyList.value;
  }

  /** How many keys and PINs the internal file has room for; 0 without such a file. */
  get keyRoom(): number {
    return this.roomForKeys.value;
  }

  get files(): readonly FileNode[] {
    return this.fileTable.value.files;
  }

  get directories(): readonly Directory[] {
    return this.children.value;
  }

  fileByFid(fid: number): FileNode | undefined {
    return this.fileTable.value.byFid(fid);
  }

  fileBySfi(sfi: number): FileNode | undefined {
    return this.fileTable.value.bySfi(sfi);
  }

  /** The key of that type, reference and version; without a version the usual one. */
  findKey(fits: (type: KeyType) => boolean, reference: number, version?: number): Key | undefined {
    let usual: Key | undefined;
    for (const key of this.keys) {
      if (key.reference !== reference || !fits(key.type)) continue;
      if (key.version === version) return key;
      if (!usual || isMoreUsual(key.version, usual.version)) usual = key;
    }
    return version === undefined ? usual : undefined;
  }

  /** The key with the lowest reference of a type that a directory has one of, such as LK, in the usual version. */
  keyOfType(type: KeyType): Key | undefined {
    const [first] = this.keys.filter((key) => key.type === type).sort((a, b) => a.reference - b.reference);
    return first && this.findKey((other) => other === type, first.reference);
  }

  rightOfKey(reference: number): Right {
    return this.keyRights.of(reference);
  }

  rightOfPin(): Right | undefined {
    return this.pinOwner()?.pin?.right;
  }

  /** The nearest directory upwards that has a PIN, itself included. */
  pinOwner(): Directory | undefined {
    for (let directory: Directory | undefined = this; directory; directory = directory.parent) {
      if (directory.pin) return directory;
    }
    return undefined;
  }

  dropRights(): void {
    this.keyRights.drop();
    if (this.pin) this.pin.right.held = false;
  }

  /** This directory and all below it, in the order of the tree. */
  withDescendants(): Directory[] {
    return [this, ...this.directories.flatMap((child) => child.withDescendants())];
  }

  isAncestorOf(other: Directory): boolean {
    for (let directory: Directory | undefined = other; directory; directory = directory.parent) {
      if (directory === this) return true;
    }
    return false;
  }

  get isHeadOfApplication(): boolean {
    return this.head === this;
  }

  /** The state of the application this directory belongs to; undefined where there is none, as in the MF. */
  get lifeCycle(): LifeCycleName | undefined {
    const value = this.lifeCycleByte;
    return (Object.keys(LIFE_CYCLE) as LifeCycleName[]).find((name) => LIFE_CYCLE[name].value === value);
  }

  /** The same as its byte (tag 8A of the FCP). */
  get lifeCycleByte(): number | undefined {
    return this.head?.lifeCycleCell?.[0];
  }

  /** The strongest block of this directory and those above it. */
  get blockState(): BlockState {
    let state: BlockState = 'none';
    for (let directory: Directory | undefined = this; directory; directory = directory.parent) {
      const own = directory.block.state;
      if (own === 'permanent') return own;
      if (own !== 'none') state = own;
    }
    return state;
  }

  /** At the head of an application: sets its state as part of the running command. */
  setLifeCycle(memory: NonVolatileMemory, state: LifeCycleName): void {
    memory.writeState(this.lifeCycleCell!, LIFE_CYCLE[state].value);
  }

  addFile(memory: NonVolatileMemory, image: FileImage): void {
    memory.put(this.fileTable, new FileTable([...this.files, createFile(image, this)]));
  }

  removeFile(memory: NonVolatileMemory, file: FileNode): void {
    memory.put(this.fileTable, new FileTable(this.files.filter((other) => other !== file)));
  }

  addDirectory(
    memory: NonVolatileMemory,
    image: DirectoryImage,
    findApplication: (id: string) => Application,
  ): void {
    memory.put(this.children, [...this.directories, new Directory(image, this, findApplication)]);
  }

  removeDirectory(memory: NonVolatileMemory, child: Directory): void {
    memory.put(
      this.children,
      this.directories.filter((other) => other !== child),
    );
  }

  /** Makes room for keys and PINs, which stand in the internal file. */
  addInternalFile(memory: NonVolatileMemory, room: number): void {
    memory.put(this.roomForKeys, room);
  }

  /**
   * Writes a key in the place of the one with the same type, reference, version and usage, or as a further one. What
   * was opened with its reference must be opened anew.
   */
  writeKey(memory: NonVolatileMemory, image: KeyImage): void {
    const key = this.makeKey(image);
    const index = this.keys.findIndex((other) => other.sameAs(image));
    memory.put(this.keyList, index < 0 ? [...this.keys, key] : this.keys.with(index, key));
    if (opensRights(image.type)) this.rightOfKey(image.reference).held = false;
  }

  writePin(memory: NonVolatileMemory, image: PinImage): void {
    memory.put(this.pinPlace, new Pin(image));
  }

  /** Takes everything out of the directory, and the rights that its keys have given. */
  clear(memory: NonVolatileMemory): void {
    this.dropRights();
    memory.put(this.children, []);
    memory.put(this.fileTable, new FileTable([]));
    memory.put(this.keyList, []);
    memory.put(this.pinPlace, undefined);
    memory.put(this.roomForKeys, 0);
    this.objects.clear(memory);
  }

  toImage(): DirectoryImage {
    const ownLifeCycle = this.isHeadOfApplication ? this.lifeCycle : undefined;
    const block = this.block.toImage();
    return {
      fid: this.fid,
      ...(this.aid && { aid: this.aid }),
      application: this.application.id,
      ...(ownLifeCycle && { lifeCycle: ownLifeCycle }),
      ...(block && { block }),
      ...(this.keyRoom > 0 && { keyRoom: this.keyRoom }),
      ...(this.pin && { pin: this.pin.toImage() }),
      ...(this.objects.size > 0 && { objects: this.objects.toImages() }),
      keys: this.keys.map((key) => key.toImage()),
      files: this.files.map((file) => file.toImage()),
      directories: this.directories.map((directory) => directory.toImage()),
    };
  }

  private makeKey(image: KeyImage): Key {
    return new Key(image, this.rightOfKey(image.reference));
  }
}
