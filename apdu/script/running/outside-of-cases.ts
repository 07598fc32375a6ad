import type { ScriptBlock, ScriptBody, ScriptItem } from '../script.js';

/** The cases among the items, and in the loops and conditions of them, in the order in which they stand there. */
export function casesIn(items: readonly ScriptItem[]): (ScriptBlock & { kind: 'case' })[] {
  return items.flatMap((item) => {
    if (item.kind === 'case') return [item];
    if (item.kind === 'for') return casesIn(item.items);
    return item.kind === 'if' ? [...casesIn(item.items), ...casesIn(item.otherwise)] : [];
  });
}

/** Whether anything outside of cases is worth a line in a report: notes and variables alone are not. */
export function actsOutsideOfCases({ items, cleanup }: ScriptBody): boolean {
  return [...items, ...cleanup].some(acts);
}

function acts(item: ScriptItem): boolean {
  switch (item.kind) {
    case 'note':
    case 'set':
    case 'told':
    case 'case':
      return false;
    case 'for':
      return item.items.some(acts);
    case 'if':
      return item.items.some(acts) || item.otherwise.some(acts);
    default:
      return true;
  }
}
