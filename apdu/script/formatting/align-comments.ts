/** A line as it will be written, but for where its comment stands. */
export interface LaidOutLine {
  readonly code: string;
  readonly comment?: string;
}

/** A longer line has its comment right behind it and does not move those of its neighbours. */
const WIDEST = 60;
const GAP = 2;

/** Comments behind lines that follow each other stand in one column. */
export function alignComments(lines: readonly LaidOutLine[]): string[] {
  const written: string[] = [];
  let group: Required<LaidOutLine>[] = [];
  for (const { code, comment } of lines) {
    if (comment !== undefined) {
      group.push({ code, comment });
      continue;
    }
    for (const line of aligned(group)) written.push(line);
    written.push(code);
    group = [];
  }
  for (const line of aligned(group)) written.push(line);
  return written;
}

function aligned(group: readonly Required<LaidOutLine>[]): string[] {
  const widths = group.map(({ code }) => widthOf(code));
  const column = widths.reduce((most, width) => (width <= WIDEST ? Math.max(most, width) : most), 0) + GAP;
  return group.map(
    ({ code, comment }, index) => code + ' '.repeat(Math.max(GAP, column - widths[index]!)) + comment,
  );
}

/** Chinese characters and full-width signs are as wide as two letters. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3fffd}]/u;

function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += WIDE.test(character) ? 2 : 1;
  return width;
}
