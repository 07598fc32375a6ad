import { describe, expect, test } from 'vitest';
import type { Card } from '../../../card-model/card.js';
import { freshCard, Terminal } from '../terminal.js';
import { AlteredCard } from './altered-card.js';
import { faultTable } from './fault-table.js';

const terminalOf = (card: AlteredCard | Card): Terminal => new Terminal(card as Card);

describe('the seeded faults', () => {
  test('are at least 24, each with a name of its own', () => {
    const names = faultTable().map(({ name }) => name);
    expect(names.length).toBeGreaterThanOrEqual(24);
    expect(new Set(names).size).toBe(names.length);
  });

  test.each(faultTable().map((fault) => [fault.name, fault] as const))('%s shows', (_name, fault) => {
    const right = fault.show(terminalOf(freshCard()));
    expect(fault.show(terminalOf(fault.make()))).not.toEqual(right);
    expect(fault.breaks).not.toBe('');
  });

  test.each(faultTable().map((fault) => [fault.name, fault] as const))(
    '%s is a fault of its own card alone',
    (_name, fault) => {
      const right = fault.show(terminalOf(freshCard()));
      fault.show(terminalOf(fault.make()));
      expect(fault.show(terminalOf(freshCard()))).toEqual(right);
      expect(fault.show(terminalOf(new AlteredCard({})))).toEqual(right);
    },
  );
});
