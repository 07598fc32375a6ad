import { fromHex } from '../../../apdu/bytes.js';
import type { DirectoryImage } from '../../../card-model/files/directory.js';
import { type FileRules, shortFileIdentifier } from '../../../card-model/files/elementary-file.js';
import type { FileImage } from '../../../card-model/files/file-node.js';
import type { CardContents } from '../../../card-model/image/card-contents.js';
import type { Application } from '../../../card-model/kernel/application.js';
import type { Profile } from '../../../card-model/kernel/profile.js';
import {
  type DirectoryPlan,
  type FilePlan,
  fileKind,
  recordBytes,
} from '../../../card-model/plan/file-plan.js';
import type { KeyType } from '../../../card-model/security/key-type.js';

/** A file as the fuzzer knows it beforehand. */
export interface MapFile {
  readonly directory: MapDirectory;
  readonly fid: number;
  readonly sfi: number;
  readonly kind: FileImage['kind'];
  readonly rules: FileRules;
  /** Of a linear file: the tag of each record, where it is known. */
  readonly tags: readonly (number | undefined)[];
  /** Length of each record with its tag and length; of a cyclic file one, that of every record. */
  readonly recordBytes: readonly (number | undefined)[];
  /** Of a transparent file. */
  readonly bytes: number;
  readonly maximumRecords: number;
  /** What the card was given; only of a simulated card. */
  readonly contents?: FileImage;
}

export interface MapKey {
  readonly type: KeyType;
  readonly reference: number;
}

/** A directory as the fuzzer knows it beforehand: from the plan of a profile, or from what a simulated card holds. */
export class MapDirectory {
  readonly children: MapDirectory[] = [];
  readonly files: MapFile[] = [];
  readonly keys: MapKey[] = [];

  constructor(
    /** Place in `CardMap.directories`. */
    readonly index: number,
    /** 'SSSE' */
    readonly label: string,
    readonly fid: number,
    readonly aid: Uint8Array | undefined,
    readonly application: Application,
    readonly hasPin: boolean,
    readonly isHead: boolean,
    readonly parent: MapDirectory | undefined,
  ) {}

  /** The head of the application; undefined above all. */
  get head(): MapDirectory | undefined {
    return this.isHead ? this : this.parent?.head;
  }

  /** The nearest directory upwards that has a PIN. */
  get pinOwner(): MapDirectory | undefined {
    return this.hasPin ? this : this.parent?.pinOwner;
  }

  fileByFid(fid: number): MapFile | undefined {
    return this.files.find((file) => file.fid === fid);
  }

  fileBySfi(sfi: number): MapFile | undefined {
    return this.files.find((file) => file.sfi === sfi);
  }

  /** Whether the other is this one or lies below it. */
  contains(other: MapDirectory): boolean {
    for (let at: MapDirectory | undefined = other; at; at = at.parent) if (at === this) return true;
    return false;
  }
}

/** What is where on a card. */
export interface CardMap {
  readonly profile: Profile;
  /** In the order of the tree; the first is the MF. */
  readonly directories: readonly MapDirectory[];
  /** Only of a simulated card. */
  readonly contents?: CardContents;
}

/** The map of a card in a reader: what the tables of its generation say. */
export function mapOfProfile(profile: Profile): CardMap {
  const directories: MapDirectory[] = [];
  const visit = (plan: DirectoryPlan, parent?: MapDirectory): void => {
    const aid = plan.aid === undefined ? undefined : fromHex(plan.aid);
    const directory = new MapDirectory(
      directories.length,
      plan.label,
      plan.fid,
      aid,
      profile.application(plan.application),
      plan.hasPin ?? false,
      plan.headOfApplication ?? false,
      parent,
    );
    directories.push(directory);
    parent?.children.push(directory);
    directory.files.push(...plan.files.map((file) => fileOfPlan(directory, file)));
    directory.keys.push(...plan.keys.map(({ type, reference }) => ({ type, reference })));
    for (const child of plan.directories) visit(child, directory);
  };
  visit(profile.plan());
  return { profile, directories };
}

function fileOfPlan(directory: MapDirectory, file: FilePlan): MapFile {
  const { fid, rules } = file;
  const linear = file.kind === 'linear-variable' ? file.records : [];
  return {
    directory,
    fid,
    sfi: shortFileIdentifier(fid),
    kind: fileKind(file),
    rules,
    tags: linear.map(({ tag }) => tag),
    recordBytes: file.kind === 'cyclic' ? [recordBytes(file.fields)] : linear.map(({ bytes }) => 2 + bytes),
    bytes: file.kind === 'transparent' ? file.bytes : 0,
    maximumRecords: file.kind === 'cyclic' || file.kind === 'templates' ? file.maximumRecords : linear.length,
  };
}

/** The map of a simulated card: what it holds, with the names of the plan where the plan has the directory. */
export function mapOfContents(contents: CardContents, profile: Profile): CardMap {
  const directories: MapDirectory[] = [];
  const visit = (image: DirectoryImage, plan?: DirectoryPlan, parent?: MapDirectory): void => {
    const directory = new MapDirectory(
      directories.length,
      plan?.label ?? image.fid.toString(16).toUpperCase().padStart(4, '0'),
      image.fid,
      image.aid,
      profile.application(image.application),
      image.pin !== undefined,
      image.lifeCycle !== undefined,
      parent,
    );
    directories.push(directory);
    parent?.children.push(directory);
    directory.files.push(...image.files.map((file) => fileOfImage(directory, file)));
    directory.keys.push(...image.keys.map(({ type, reference }) => ({ type, reference })));
    for (const child of image.directories) {
      visit(
        child,
        plan?.directories.find(({ fid }) => fid === child.fid),
        directory,
      );
    }
  };
  visit(contents.masterFile, profile.plan());
  return { profile, directories, contents };
}

function fileOfImage(directory: MapDirectory, file: FileImage): MapFile {
  const { fid, rules, kind } = file;
  const linear = file.kind === 'linear-fixed' || file.kind === 'linear-variable' ? file.records : [];
  return {
    directory,
    fid,
    sfi: shortFileIdentifier(fid),
    kind,
    rules,
    tags: linear.map((record) => record[0]),
    recordBytes: file.kind === 'cyclic' ? [file.recordBytes] : linear.map((record) => record.length),
    bytes: file.kind === 'transparent' ? file.content.length : 0,
    maximumRecords: file.kind === 'transparent' ? 0 : file.maximumRecords,
    contents: file,
  };
}
