import { describeRule } from '../../card-model/plan/describe-rule.js';
import type { DirectoryPlan, ElementPlan, FilePlan } from '../../card-model/plan/file-plan.js';
import { hexByte } from './hex.js';

/** 'tag type length {inner}' of a planned element, as the reference writes it. */
export function writtenElement({ tag, type, bytes, elements }: ElementPlan): string {
  const inner = elements ? ` {${elements.map(writtenElement).join(', ')}}` : '';
  return `${tag === undefined ? '' : `${hexByte(tag)} `}${type === 'tlv' ? 'B-TLV' : type} ${hexByte(bytes)}${inner}`;
}

function writtenContents(file: FilePlan): string {
  if (file.kind === 'transparent') return `${file.bytes.toString(16).toUpperCase()}h`;
  if (file.kind === 'linear-variable') return file.records.map(writtenElement).join('; ');
  if (file.kind === 'templates') return `up to ${file.maximumRecords} templates`;
  return `cyclic ${file.maximumRecords}: ${file.fields.map(writtenElement).join(', ')}`;
}

/** Of every file: what it holds, who reads and who updates it. */
export function writtenFiles(directory: DirectoryPlan): [name: string, contents: string, rights: string][] {
  return directory.files.map((file) => [
    file.fid.toString(16).toUpperCase(),
    writtenContents(file),
    `${describeRule(file.rules.read, directory, 'en')} / ${describeRule(file.rules.update, directory, 'en')}`,
  ]);
}
