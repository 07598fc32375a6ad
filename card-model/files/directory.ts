import type { Application } from '../kernel/application.js';
import type { RightSource } from '../security/access-rule.js';
import { Key, type KeyImage } from '../security/key.js';
import type { KeyType } from '../security/key-type.js';
import { Pin, type PinImage } from '../security/pin.js';
import { Right } from '../security/right.js';
import { CyclicFile } from './cyclic-file.js';
import { shortFileIdentifier } from './elementary-file.js';
import type { FileImage, FileNode } from './file-node.js';
import { LIFE_CYCLE, type LifeCycleName } from './life-cycle.js';
import { LinearFile } from './linear-file.js';
import { TransparentFile } from './transparent-file.js';

/** What a card image holds of a directory: MF, DDF or ADF. */
export interface DirectoryImage {
  readonly fid: number;
  /** DF name (AID), 5 to 16 bytes. */
  readonly aid?: Uint8Array;
  /** Id of the application definition that answers here. */
  readonly application: string;
  /** Only at the head of an application; the directories below share it. */
  readonly lifeCycle?: LifeCycleName;
  readonly pin?: PinImage;
  readonly keys: readonly KeyImage[];
  readonly files: readonly FileImage[];
  readonly directories: readonly DirectoryImage[];
}

function createFile(image: FileImage, rights: RightSource): FileNode {
  switch (image.kind) {
    case 'transparent':
      return new TransparentFile(image, rights);
    case 'linear-fixed':
    case 'linear-variable':
      return new LinearFile(image, rights);
    case 'cyclic':
      return new CyclicFile(image, rights);
  }
}

/** MF, DDF or ADF: names, files, the internal keys and PIN, and the rights gained here. */
export class Directory implements RightSource {
  readonly kind = 'directory';
  readonly fid: number;
  readonly aid: Uint8Array | undefined;
  readonly application: Application;
  readonly pin: Pin | undefined;
  readonly keys: readonly Key[];
  readonly directories: readonly Directory[];
  /** The directory at the head of the application, whose life cycle counts here too. */
  private readonly head: Directory | undefined;
  private readonly files = new Map<number, FileNode>();
  private readonly filesBySfi: (FileNode | undefined)[] = new Array(32).fill(undefined);
  private readonly rightsByKey = new Map<number, Right>();
  private readonly rights: Right[] = [];
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
    this.lifeCycleCell = image.lifeCycle && Uint8Array.of(LIFE_CYCLE[image.lifeCycle].value);
    this.head = this.lifeCycleCell ? this : parent?.head;
    this.pin = image.pin && new Pin(image.pin);
    if (this.pin) this.rights.push(this.pin.right);
    this.keys = image.keys.map((key) => new Key(key, this.rightOfKey(key.reference)));
    for (const fileImage of image.files) {
      const file = createFile(fileImage, this);
      this.files.set(file.fid, file);
      this.filesBySfi[shortFileIdentifier(file.fid)] ??= file;
    }
    this.directories = image.directories.map((child) => new Directory(child, this, findApplication));
  }

  fileByFid(fid: number): FileNode | undefined {
    return this.files.get(fid);
  }

  fileBySfi(sfi: number): FileNode | undefined {
    return this.filesBySfi[sfi];
  }

  /** The key of that type, reference and version; `version` undefined = the first that fits. */
  findKey(fits: (type: KeyType) => boolean, reference: number, version?: number): Key | undefined {
    for (const key of this.keys) {
      if (key.reference !== reference || !fits(key.type)) continue;
      if (version === undefined || key.version === version) return key;
    }
    return undefined;
  }

  rightOfKey(reference: number): Right {
    let right = this.rightsByKey.get(reference);
    if (!right) {
      right = new Right();
      this.rightsByKey.set(reference, right);
      this.rights.push(right);
    }
    return right;
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
    for (const right of this.rights) right.held = false;
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

  toImage(): DirectoryImage {
    const ownLifeCycle = this.isHeadOfApplication ? this.lifeCycle : undefined;
    return {
      fid: this.fid,
      ...(this.aid && { aid: this.aid }),
      application: this.application.id,
      ...(ownLifeCycle && { lifeCycle: ownLifeCycle }),
      ...(this.pin && { pin: this.pin.toImage() }),
      keys: this.keys.map((key) => key.toImage()),
      files: [...this.files.values()].map((file) => file.toImage()),
      directories: this.directories.map((directory) => directory.toImage()),
    };
  }
}
