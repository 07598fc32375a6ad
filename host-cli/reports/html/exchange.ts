import type { DecodedField } from '../../../apdu/trace/decoded-exchange.js';
import type { ExplainedStatus } from '../../../apdu/trace/explain-status.js';
import { shortExchange } from '../telling/short-exchange.js';
import type { ToldExchange } from '../telling/tell-exchange.js';
import { REPORT_WORDS } from '../words-table.js';
import { bytesMarkup } from './bytes-markup.js';
import { type Markup, markup } from './markup.js';
import type { Page } from './page.js';

/** An exchange in one line, with everything about it inside. */
export function exchangeMarkup(
  { decoded, answered, durationMs }: ToldExchange,
  isOpen: boolean,
  page: Page,
): Markup {
  const { say, language } = page;
  const { command, response, selection } = shortExchange(decoded);
  const { status } = response;
  const selected = [selection.directory, selection.file].filter((name) => name !== undefined).join(' / ');
  const badge =
    status === undefined
      ? markup`<span class="sw refusal">${answered ? '?' : REPORT_WORDS.noAnswer[language]}</span>`
      : markup`<span class="sw ${status.kind}">${status.hex}</span>`;
  const clause =
    command.clause !== undefined && markup`<p class="source">${say('clause')}: ${command.clause}</p>`;
  return markup`<details class="exchange"${isOpen && markup` open`}><summary><span class="sentence">${
    command.sentence
  }</span>${badge}<span class="time">${page.duration(durationMs)}</span></summary>
<div class="side"><h4>${say('command')} <span>${command.name}</span></h4>${bytesMarkup(command.hex)}${
    command.fault !== undefined && markup`<p class="problem">${command.fault}</p>`
  }${shortList(command.fields.filter(isShort))}${fieldList(
    command.fields.filter((field) => !isShort(field)),
    page,
  )}${clause}</div>
<div class="side"><h4>${say('answer')} <span>${status?.name}</span></h4>${
    answered ? bytesMarkup(response.hex) : markup`<p class="problem">${REPORT_WORDS.noAnswer[language]}</p>`
  }${response.fault !== undefined && markup`<p class="problem">${response.fault}</p>`}${fieldList(
    response.fields,
    page,
  )}${status !== undefined && statusMarkup(status, response.hint, page)}${
    selected !== '' && markup`<p class="source">${say('selected')}: ${selected}</p>`
  }</div></details>
`;
}

/** @param here what to do next in this very place, which goes before what the status word says anywhere */
function statusMarkup(
  { hex, kind, meaning, hint }: ExplainedStatus,
  here: string | undefined,
  { say }: Page,
): Markup {
  const told = here ?? (kind === 'more' ? undefined : hint);
  const next = told !== undefined && markup`<p class="hint">${say('next')}: ${told}</p>`;
  return markup`<p class="status"><span class="sw ${kind}">${hex}</span> ${meaning}</p>${next}`;
}

/** The bytes of the header and the lengths, which are read best in one line. */
const SHORT_FIELDS = new Set(['CLA', 'INS', 'P1', 'P2', 'Lc', 'Le']);

function isShort({ label }: DecodedField): boolean {
  return SHORT_FIELDS.has(label);
}

function shortList(fields: readonly DecodedField[]): Markup | undefined {
  if (fields.length === 0) return undefined;
  return markup`<ul class="short">${fields.map(
    ({ label, hex, text }) =>
      markup`<li><span class="label">${label}</span> <code>${hex}</code>${text !== undefined && ` (${text})`}</li>`,
  )}</ul>`;
}

function fieldList(fields: readonly DecodedField[], page: Page): Markup | undefined {
  if (fields.length === 0) return undefined;
  return markup`<ul class="fields">${fields.map((field) => fieldItem(field, page))}</ul>`;
}

function fieldItem({ label, hex, text, notes, hidden, fields }: DecodedField, page: Page): Markup {
  const words = hidden
    ? markup`<span class="hidden">** ${text ?? page.say('hidden')}</span>`
    : text !== undefined && markup`<span class="text">${text}</span>`;
  // What is inside says the bytes again.
  const bytes = hex !== '' && fields === undefined && bytesMarkup(hex);
  const said = notes?.map((note) => markup`<span class="note">${note}</span>`);
  return markup`<li><span class="label">${label}</span> ${bytes} ${words}${said}${fieldList(fields ?? [], page)}</li>`;
}
