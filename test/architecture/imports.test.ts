import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importsOf, ROOMS, type Room, read, sourceFiles } from './sources.js';

/** Which rooms a room may import, itself included. */
const MAY_IMPORT: Record<Room, readonly Room[]> = {
  crypto: ['crypto'],
  apdu: ['apdu'],
  'card-model': ['card-model', 'apdu', 'crypto'],
  'host-cli': ['host-cli', 'card-model', 'apdu', 'crypto'],
};

/** The engine of the card never imports the lists that are built on it. */
const CARD_ENGINE = ['kernel', 'files', 'security', 'plan'];
const CARD_LISTS = ['commands', 'applications', 'profiles', 'personalisation'];

/** npm packages and Node modules that a room may use; a card knows no terminal and no file system. */
const OUTSIDE: Record<Room, RegExp> = {
  crypto: /^(node:(crypto|module)|@noble\/curves\/.+|sm-crypto)$/,
  apdu: /^$/,
  'card-model': /^valibot$/,
  'host-cli': /./,
};

/** The places of shipped code that take data from fixtures: the demonstration card, and the keys of its bank. */
const READS_FIXTURES = [
  'card-model/personalisation/demonstration.ts',
  'card-model/applications/pboc/personalisation/test-keys.ts',
];

const resolved = (path: string, target: string): string => posix.join(posix.dirname(path), target);

describe.each(ROOMS)('imports of %s', (room) => {
  test.each(sourceFiles(room))('%s', (path) => {
    for (const target of importsOf(path)) {
      if (!target.startsWith('.')) {
        expect(target, `${path} imports ${target}`).toMatch(OUTSIDE[room]);
        continue;
      }
      const file = resolved(path, target);
      if (READS_FIXTURES.includes(path) && file.startsWith('fixtures/')) continue;
      expect(MAY_IMPORT[room], `${path} imports ${file}`).toContain(file.split('/')[0]);
      expect(file.startsWith('../'), `${path} reaches out of the project`).toBe(false);
    }
  });
});

describe('inside card-model', () => {
  const engine = CARD_ENGINE.flatMap((folder) => sourceFiles(`card-model/${folder}`));

  test.each(engine)('%s knows no command, application or profile', (path) => {
    const lists = importsOf(path)
      .map((target) => resolved(path, target))
      .filter((file) => CARD_LISTS.some((folder) => file.startsWith(`card-model/${folder}/`)));
    expect(lists).toEqual([]);
  });
});

describe('everywhere', () => {
  const files = ROOMS.flatMap((room) => sourceFiles(room));

  test('there are files to look at', () => {
    expect(files.length).toBeGreaterThan(100);
  });

  test.each(files)('%s can be read at one sitting', (path) => {
    const isTable = /-tables?\.ts$/.test(path);
    expect(read(path).split('\n').length).toBeLessThanOrEqual(isTable ? 600 : 300);
  });

  test.each(files.filter((path) => !path.startsWith('host-cli/output')))(
    '%s prints nothing itself',
    (path) => {
      expect(read(path)).not.toMatch(/\bconsole\.|process\.stdout\.write/);
    },
  );
});
