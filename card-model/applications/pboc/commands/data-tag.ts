import type { CommandView } from '../../../../apdu/codec/command-view.js';

/** The tag that GET DATA and PUT DATA are about, in P1 P2. */
export const tagIn = ({ p1, p2 }: Pick<CommandView, 'p1' | 'p2'>): number => (p1 << 8) | p2;
