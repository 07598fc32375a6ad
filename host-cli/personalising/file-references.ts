import { dirname, resolve } from 'node:path';
import { readBytes } from '../files/read-file.js';

const REFERENCE = 'file:';

/**
 * Personalisation data with the contents of the files that they name: `"EF08": "file:photo.jpg"`, from the folder of
 * the data file, becomes the bytes in BASE64. Everything else stays as it is, for the check of the data to judge.
 * @throws FileError for a file that cannot be read
 */
export function withFilesRead(data: unknown, dataFile: string): unknown {
  return mapValues(data, (section) => mapValues(section, (file) => contentsOf(file, dataFile)));
}

function contentsOf(file: unknown, dataFile: string): unknown {
  if (typeof file !== 'string' || !file.startsWith(REFERENCE)) return file;
  const path = resolve(dirname(dataFile), file.slice(REFERENCE.length));
  return `base64:${Buffer.from(readBytes(path)).toString('base64')}`;
}

function mapValues(value: unknown, change: (inner: unknown) => unknown): unknown {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, change(inner)]));
}
