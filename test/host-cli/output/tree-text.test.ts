import { expect, test } from 'vitest';
import { NO_COLOURS } from '../../../apdu/trace/render-text.js';
import { createCard, findProfile } from '../../../card-model/index.js';
import { treeLines } from '../../../host-cli/output/tree-text.js';
import { exploreCard } from '../../../host-cli/terminal/exploring/explore-card.js';
import { connectCard } from '../../../host-cli/terminal/index.js';

const profile = findProfile('gen3');
const explored = exploreCard(connectCard(createCard()), profile);

test('each directory and file has a line with size and rights', async () => {
  const lines = await treeLines(await explored, profile, 'en', NO_COLOURS);
  expect(lines[0]).toBe('social security card, third generation (gen3)  3B6D000000815443538660510100000001');
  expect(lines[2]).toMatch(/^file +size +read +update$/);
  expect(lines).toContainEqual(
    expect.stringMatching(/^│ ├ EF05 issuer data +7 records +free +contact and SSSE\.UK \(04\)$/),
  );
  expect(lines).toContainEqual(expect.stringMatching(/^│ │ ├ EF07 personal status +1 record /));
  expect(lines).toContainEqual(expect.stringMatching(/^│ └ DF07 /));
  expect(lines.at(-1)).toMatch(/^ {2}└ EF0C load log /);
});

test('columns stand straight in Chinese too', async () => {
  const [header, ...rows] = (await treeLines(await explored, profile, 'zh', NO_COLOURS)).slice(2);
  const width = (text: string): number =>
    [...text].reduce((sum, character) => sum + (character > '\u2e80' ? 2 : 1), 0);
  const column = width(header!.slice(0, header!.indexOf('读')));
  const issuer = rows.find((row) => row.includes('发卡机构数据'))!;
  expect(width(issuer.slice(0, issuer.indexOf('自由')))).toBe(column);
});

test('what the card does not have is said', async () => {
  const card = await explored;
  const [ssse] = card.root.directories;
  const absent = {
    ...ssse!,
    presence: 'absent' as const,
    directories: [],
    files: [{ ...ssse!.files[0]!, presence: 'refused' as const }],
  };
  const text = (
    await treeLines({ ...card, root: { ...card.root, directories: [absent] } }, profile, 'en', NO_COLOURS)
  ).join('\n');
  expect(text).toMatch(/SSSE .*not on the card/);
  expect(text).toMatch(/EF05 issuer data +\?/);
});
