import { readFileSync, writeFileSync } from 'node:fs';
import { beforeEach } from 'vitest';
import type { LifeCycleName } from '../../card-model/files/life-cycle.js';
import { createCard, findProfile, parseCardData, personalise } from '../../card-model/index.js';
import demonstrationData from '../../fixtures/personalisation/gen3-demo.json' with { type: 'json' };
import { type CliOptions, type CliResult, sscard } from './cli.js';
import { useTemporaryFolder } from './temporary-folder.js';

/** The keys of the demonstration card. */
export const KEYS = 'fixtures/personalisation/gen3-demo.json';

/** A counter of the card office: a card image of its own for each test, and `sscard` at it. */
export function useCardOffice() {
  const folder = useTemporaryFolder();
  beforeEach(() => insert());

  function insert(state: LifeCycleName = 'ACTIVATED', profile = 'gen3'): void {
    const contents = personalise(findProfile(profile), parseCardData(demonstrationData), {
      lifeCycle: state,
    });
    writeFileSync(folder.path('card.img'), createCard({ contents }).image());
  }

  return {
    folder,
    /** Another card in the reader. */
    insert,
    /** The verb at the card, with its keys. */
    at: (words: readonly string[], options?: CliOptions): Promise<CliResult> =>
      sscard([...words, '-r', `sim:${folder.path('card.img')}`], {
        ...options,
        environment: { SSCARD_KEYS: KEYS, ...options?.environment },
      }),
    image: (): string => readFileSync(folder.path('card.img'), 'hex'),
    /** A key file in which every key is another. */
    wrongKeys(): string {
      const path = folder.path('wrong.json');
      const wrong = readFileSync(KEYS, 'utf8').replaceAll(/"master": "[0-9A-F]{2}/g, '"master": "00');
      writeFileSync(path, wrong);
      return path;
    },
  };
}
