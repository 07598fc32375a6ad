import { describe, expect, test } from 'vitest';
import { sscard } from '../support/cli.js';
import { useTemporaryFolder } from '../support/temporary-folder.js';

const folder = useTemporaryFolder();
const KEYS = 'fixtures/personalisation/gen3-demo.json';

interface Generation {
  readonly id: string;
  readonly version: string;
  readonly algorithm: string;
  /** Last four bytes of the 卡识别码. Worked examples. */
  readonly mac: string;
  /** EF06 of SSSE: tags in the order of the records. */
  readonly holderTags: readonly string[];
  readonly freeHolder: boolean;
  readonly directories: readonly string[];
  readonly files: number;
}

const LATER = ['DF01', 'DF02', 'DF03', 'DF04', 'DF05', 'DF06', 'DF07'];
const GENERATIONS: readonly Generation[] = [
  {
    id: 'gen1',
    version: '1.00',
    algorithm: '3DES',
    mac: 'B3CF798F',
    holderTags: ['08', '09', '0A', '0B', '0C', '0D'],
    freeHolder: true,
    directories: LATER.slice(0, 4),
    files: 22,
  },
  {
    id: 'gen2',
    version: '2.00',
    algorithm: '3DES',
    mac: 'B3CF798F',
    holderTags: ['08', '09', '4E', '0A', '0B', '0C', '0D'],
    freeHolder: true,
    directories: LATER,
    files: 42,
  },
  {
    id: 'gen3',
    version: '3.00',
    algorithm: 'SM4',
    mac: 'D24770B4',
    holderTags: ['08', '09', '4E', '0A', '0B', '0C', '0D'],
    freeHolder: false,
    directories: LATER,
    files: 42,
  },
];

interface Field {
  readonly id: string;
  readonly value?: string;
  readonly refused?: { readonly statusWord: string };
}
interface File {
  readonly directory: string;
  readonly file: string;
  readonly records?: readonly { readonly number: number; readonly tag?: string; readonly value?: string }[];
  readonly refused?: unknown;
}

describe.each(GENERATIONS)('a card of $id, from the demonstration data', (generation) => {
  const card = async (): Promise<string[]> => {
    const path = folder.path('card.img');
    const made = await sscard(['new', '-p', generation.id, '-o', path]);
    expect(made).toMatchObject({ status: 0, stderr: '' });
    return ['-r', `sim:${path}`];
  };
  const asData = async (...argv: string[]) => {
    const { status, stdout, stderr } = await sscard([...argv, '--json']);
    expect(stderr).toBe('');
    return { status, data: JSON.parse(stdout) };
  };

  test('tells its generation, and its holder as far as anybody may know', async () => {
    const { status, data } = await asData('read', ...(await card()));
    expect(status).toBe(0);
    expect(data.identification).toMatchObject({
      generation: Number(generation.id.at(-1)),
      specificationVersion: generation.version,
      algorithm: generation.algorithm,
      cardIdentificationCode: `510100D15600000500000001${generation.mac}`,
    });
    const field = (id: string) => (data.fields as Field[]).find((candidate) => candidate.id === id)!;
    expect(field('cardNumber').value).toBe('A10000015');
    const holder = ['name', 'socialSecurityNumber', 'sex', 'dateOfBirth'].map(field);
    if (generation.freeHolder) {
      expect(holder.map(({ value }) => value)).toEqual(['测试持卡人', '51010018800101001X', '1', '18800101']);
    } else {
      expect(holder.map(({ refused }) => refused?.statusWord)).toEqual(Array(4).fill('6982'));
    }
  });

  test('gives everything to its PIN and keys, and is genuine', async () => {
    const { status, data } = await asData('read', '--all', '--keys', KEYS, ...(await card()));
    expect(status).toBe(0);
    expect(data.internal).toEqual({ outcome: 'genuine', identificationMacRight: true });
    const files = data.files as File[];
    expect(files.filter(({ refused }) => refused !== undefined)).toEqual([]);
    expect(files).toHaveLength(generation.files);
    expect([...new Set(files.map(({ directory }) => directory))]).toEqual([
      'SSSE',
      ...generation.directories,
    ]);
    const holder = files.find(({ directory, file }) => directory === 'SSSE' && file === 'EF06')!;
    expect(holder.records!.map(({ tag }) => tag)).toEqual(generation.holderTags);
    const sex = holder.records!.find(({ tag }) => tag === '0A')!;
    expect(sex).toMatchObject({ number: generation.id === 'gen1' ? 3 : 4, value: '1' });
    const settlement = files.find(({ directory, file }) => directory === 'DF04' && file === 'EF06')!;
    expect(settlement.records!.map(({ value }) => value)).toEqual(['1', '50000', '10']);
  });

  test('has just the files of its tables', async () => {
    const { status, data } = await asData('tree', ...(await card()));
    expect(status).toBe(0);
    expect(data.profile).toBe(generation.id);
    const [ssse] = data.root.directories;
    expect(ssse.directories.map(({ label }: { label: string }) => label)).toEqual(generation.directories);
    const files = [ssse, ...ssse.directories].flatMap(({ files }) => files);
    expect(files).toHaveLength(generation.files);
    expect(files.filter(({ presence }: { presence: string }) => presence !== 'present')).toEqual([]);
  });

  test.each(['MF.MK', 'SSSE.RK', 'SSSE.PUK', 'DF01.UK_EF05', 'DF02.UK_EF09', 'DF04.RK_EF06'])(
    'takes its key %s',
    async (name) => {
      const { status, data } = await asData('auth', name, '--keys', KEYS, ...(await card()));
      expect({ status, outcome: data.outcome }).toEqual({ status: 0, outcome: 'authenticated' });
    },
  );

  test('changes its PIN and counts wrong ones', async () => {
    const address = await card();
    const pins = (SSCARD_PIN: string, SSCARD_NEW_PIN: string) => ({
      environment: { SSCARD_PIN, SSCARD_NEW_PIN },
    });
    const changed = await sscard(['pin', 'change', ...address], pins('246813', '975318'));
    expect(changed).toMatchObject({ status: 0, stdout: 'the PIN is changed\n' });
    const wrong = await sscard(['pin', 'verify', ...address], pins('246813', ''));
    expect(wrong).toMatchObject({ status: 1, stdout: 'the PIN is wrong; 5 tries left\n' });
    const right = await sscard(['pin', 'verify', ...address], pins('975318', ''));
    expect(right.status).toBe(0);
  });

  test('is contactless from generation 3 on', async () => {
    const { status, stderr } = await sscard(['tree', '--interface', 'contactless', ...(await card())]);
    if (generation.id === 'gen3') expect(status).toBe(0);
    else {
      expect(status).not.toBe(0);
      expect(stderr).toContain(`a card of profile ${generation.id} has no contactless interface`);
    }
  });
});

describe('keys that another generation has', () => {
  test('are told as unknown to the card, by directory or by the card itself', async () => {
    const path = folder.path('card.img');
    await sscard(['new', '-p', 'gen1', '-o', path]);
    const directory = await sscard(['auth', 'DF05.UK_EF05', '--keys', KEYS, '-r', `sim:${path}`]);
    expect(directory.status).not.toBe(0);
    expect(directory.stderr).toMatch(/gen1 has no directory DF05/);
    const key = await sscard(['auth', 'DF01.UK_EF15', '--keys', KEYS, '-r', `sim:${path}`]);
    expect(key).toMatchObject({ status: 1, stdout: expect.stringContaining('6A88') });
  });
});
