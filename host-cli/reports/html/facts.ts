import { type Child, type Markup, markup } from './markup.js';

/** A name and its value; what has no value is left out. */
export type Fact = readonly [name: string, value: Child];

export function factList(facts: readonly Fact[]): Markup {
  return markup`<dl class="facts">${facts.map(
    ([name, value]) => value !== undefined && markup`<div><dt>${name}</dt><dd>${value}</dd></div>`,
  )}</dl>`;
}
