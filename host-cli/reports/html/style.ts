/** The style sheet of the page: light and dark, wide and narrow, screen and paper. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --page: #ffffff; --panel: #f6f7f9; --line: #d5d9df; --ink: #1a1f26; --soft: #565f6b; --link: #174ea6;
  --passed: #1b6b3a; --failed: #b3151c; --error: #8a4b00; --skipped: #5b6470;
  --passed-back: #e5f3ea; --failed-back: #fdeaea; --error-back: #fdf0dc; --skipped-back: #eceef1;
  --mark: #ffd9d6;
  --text-font: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Helvetica Neue", Arial, "PingFang SC",
    "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif;
  --byte-font: ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "DejaVu Sans Mono", "Liberation Mono",
    "Noto Sans Mono CJK SC", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #15181c; --panel: #1d2126; --line: #39414b; --ink: #e6e9ee; --soft: #a3adb9; --link: #8ab4f8;
    --passed: #7fd19b; --failed: #ff9a94; --error: #f3b96a; --skipped: #b0b8c3;
    --passed-back: #16301f; --failed-back: #3a1a1b; --error-back: #38290f; --skipped-back: #2a2f36;
    --mark: #6d2423;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0 auto; max-width: 76rem; padding: 0 1.5rem 4rem; background: var(--page); color: var(--ink);
  font: 1rem/1.55 var(--text-font); overflow-wrap: anywhere;
}
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; }
h1 { margin: 0; font-size: 1.9rem; font-weight: 650; letter-spacing: -0.01em; }
h2 { margin: 3rem 0 1rem; padding-bottom: 0.4rem; border-bottom: 1px solid var(--line); font-size: 1.3rem; font-weight: 600; }
h3 { margin: 0 0 0.75rem; font-size: 1.05rem; font-weight: 600; }
p { margin: 0.4rem 0; }
a { color: var(--link); text-underline-offset: 0.15em; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
ul, ol { margin: 0; padding: 0; list-style: none; }
code { font: 0.875em/1.5 var(--byte-font); }
.bytes, .hash, .place { overflow-wrap: anywhere; }

.masthead { margin-top: 2.5rem; padding: 1.4rem 1.6rem; border: 1px solid var(--line); border-left: 6px solid var(--skipped); background: var(--panel); }
.masthead.passed { border-left-color: var(--passed); }
.masthead.failed { border-left-color: var(--failed); }
.masthead.error, .masthead.retried { border-left-color: var(--error); }
.kicker { margin: 0 0 0.3rem; color: var(--soft); font-size: 0.85rem; letter-spacing: 0.04em; }
.origin { margin: 0.2rem 0 0; color: var(--soft); font-size: 0.9rem; }
.verdict { margin: 0.6rem 0 0; font-size: 1.15rem; font-weight: 600; color: var(--skipped); }
.passed > .verdict { color: var(--passed); }
.failed > .verdict { color: var(--failed); }
.error > .verdict, .retried > .verdict { color: var(--error); }
nav ul { display: flex; flex-wrap: wrap; gap: 0.3rem 1.4rem; margin-top: 1rem; font-size: 0.92rem; }

.tiles { display: grid; grid-template-columns: repeat(5, 1fr); border: 1px solid var(--line); }
.tiles li { padding: 0.8rem 1rem; border-right: 1px solid var(--line); color: var(--soft); font-size: 0.9rem; }
.tiles li:last-child { border-right: 0; }
.tiles strong { display: block; color: var(--ink); font-size: 1.7rem; font-weight: 600; line-height: 1.2; font-variant-numeric: tabular-nums; }
.tiles .passed strong { color: var(--passed); }
.tiles .failed strong { color: var(--failed); }
.tiles .error strong { color: var(--error); }
.tiles .none strong { color: var(--soft); font-weight: 400; }
.bar { display: block; width: 100%; height: 0.6rem; margin: 0 0 1.2rem; }
.bar .passed { fill: var(--passed); }
.bar .failed { fill: var(--failed); }
.bar .error { fill: var(--error); }
.bar .skipped { fill: var(--skipped); }
.bar .rest { fill: var(--line); }
.note { color: var(--soft); }
#summary > .note { padding: 0.6rem 0.9rem; border-left: 3px solid var(--error); background: var(--error-back); color: var(--ink); }

.facts { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: 0.7rem 1.6rem; margin: 0 0 1rem; }
.facts dt { color: var(--soft); font-size: 0.82rem; }
.facts dd { margin: 0; font-variant-numeric: tabular-nums; }
.facts div:has(.hash), .facts div:has(.bytes) { grid-column: 1 / -1; }

.wide { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 0.93rem; overflow-wrap: normal; }
th, td { padding: 0.45rem 0.7rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
thead th { color: var(--soft); font-size: 0.82rem; font-weight: 600; white-space: nowrap; border-bottom-width: 2px; }
tbody th { font-weight: 500; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.failed { color: var(--failed); font-weight: 600; }
td.error { color: var(--error); font-weight: 600; }
td.none { color: var(--soft); }
.attempt { color: var(--error); font-size: 0.88rem; }
.gap { color: var(--error); }

.failures li { padding: 0.7rem 0; border-bottom: 1px solid var(--line); }
.failures a { font-weight: 500; }
.place { color: var(--soft); }
.badge {
  display: inline-block; padding: 0.05rem 0.5rem; border-radius: 3px; font-size: 0.82rem; font-weight: 600; white-space: nowrap;
  color: var(--skipped); background: var(--skipped-back);
}
.badge.passed { color: var(--passed); background: var(--passed-back); }
.badge.failed { color: var(--failed); background: var(--failed-back); }
.badge.error { color: var(--error); background: var(--error-back); }
.comparison { margin: 0.5rem 0; padding: 0.5rem 0.8rem; border-left: 3px solid var(--failed); background: var(--panel); }
.tolerated > .what > .comparison { border-left-color: var(--error); }
.comparison div { display: grid; grid-template-columns: 6rem 1fr; gap: 0.6rem; }
.comparison dt { color: var(--soft); font-size: 0.85rem; }
.comparison dd { margin: 0; }
mark { padding: 0 0.1em; background: var(--mark); color: inherit; font-weight: 700; text-decoration: underline; text-underline-offset: 0.2em; }
.reason { color: var(--ink); }

.card { padding: 1rem 0; }
.card > .facts div:first-child { grid-column: span 2; }
.card + .card { border-top: 1px solid var(--line); }
summary { cursor: pointer; }
summary.line, .exchange > summary { position: relative; list-style: none; }
summary.line::-webkit-details-marker, .exchange > summary::-webkit-details-marker { display: none; }
summary.line::before, .exchange > summary::before {
  content: ""; position: absolute; top: 1.05em; left: 0.55rem; width: 0.4em; height: 0.4em;
  border: solid var(--soft); border-width: 0 1.5px 1.5px 0; transform: rotate(-45deg);
}
.exchange > summary::before { top: 0.8em; }
[open] > summary.line::before, .exchange[open] > summary::before { transform: rotate(45deg); }
.atr table { width: auto; min-width: min(32rem, 100%); }
.atr > summary, .group > summary { padding: 0.35rem 0; }
.group { border-bottom: 1px solid var(--line); }
.group > summary h3 { display: inline-block; min-width: 12rem; margin: 0.3rem 0.8rem 0.3rem 0; }
.group > summary span { color: var(--soft); font-variant-numeric: tabular-nums; }
.group .bar { margin: 0.2rem 0 0.6rem; height: 0.4rem; }

.filter { display: flex; flex-wrap: wrap; gap: 0.3rem 1.2rem; margin: 0 0 1.5rem; padding: 0.5rem 1rem 0.7rem; border: 1px solid var(--line); }
.filter legend { padding: 0 0.4rem; color: var(--soft); font-size: 0.85rem; }
body:has(#show-problems:checked) .case:is(.passed, .skipped), body:has(#show-skipped:checked) .case:not(.skipped) { display: none; }
.run { margin-bottom: 2.5rem; }
.case { border: 1px solid var(--line); border-left: 4px solid var(--skipped); }
.case + .case { border-top: 0; }
.case.passed { border-left-color: var(--passed); }
.case.failed { border-left-color: var(--failed); }
.case.error { border-left-color: var(--error); }
.line { display: grid; grid-template-columns: 6.5rem minmax(0, 1fr) minmax(0, auto) 6rem; gap: 0.2rem 0.8rem; align-items: baseline; padding: 0.55rem 0.9rem 0.55rem 1.6rem; }
.line .badge { justify-self: start; }
.line .name { font-weight: 500; }
.clause { color: var(--soft); font-size: 0.88rem; }
.time { color: var(--soft); font-size: 0.88rem; text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
summary.line:hover, .exchange > summary:hover { background: var(--panel); }
.case[open] > .line { background: var(--panel); border-bottom: 1px solid var(--line); }
.inside { padding: 0.9rem; }
.inside > .reason { margin: 0 0 0.9rem; font-weight: 500; }
.case.failed > .inside > .reason { color: var(--failed); }
.case.error > .inside > .reason { color: var(--error); }
.below { padding: 0 0.9rem 0.5rem 8.9rem; color: var(--soft); font-size: 0.9rem; }
.below p { margin: 0 0 0.3rem; }
.below .facts { margin: 0; }
.inside > .facts { font-size: 0.92rem; grid-template-columns: repeat(auto-fill, minmax(min(10rem, 45%), 1fr)); }

.step { display: grid; grid-template-columns: 3rem minmax(0, 1fr); padding: 0.3rem 0; border-top: 1px solid var(--line); }
.step > .number { color: var(--soft); font: 0.82rem/1.7 var(--byte-font); text-align: right; padding-right: 0.9rem; }
.step.gap .what { color: var(--soft); font-style: italic; }
.step.failed > .what > .text, .step.fault > .what > .text { font-weight: 700; }
.sign { margin-left: 0.6rem; color: var(--soft); font-weight: 700; }
.step.passed .sign { color: var(--passed); }
.step.failed .sign { color: var(--failed); }
.step.fault .sign, .step.tolerated .sign { color: var(--error); }
.message { color: var(--soft); }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.exchange { margin: 0.2rem 0; border: 1px solid var(--line); background: var(--page); }
.exchange > summary { display: grid; grid-template-columns: minmax(0, 1fr) auto 5.5rem; gap: 0.8rem; align-items: baseline; padding: 0.25rem 0.7rem 0.25rem 1.6rem; }
.exchange > .side { padding: 0.5rem 0.7rem 0.5rem 1.6rem; border-top: 1px solid var(--line); }
.exchange h4 { margin: 0 0 0.2rem; font-size: 0.85rem; color: var(--soft); }
.exchange h4 span { margin-left: 0.4rem; color: var(--ink); }
.sw { font: 600 0.85rem/1.5 var(--byte-font); color: var(--skipped); }
.sw.success, .sw.more { color: var(--passed); }
.sw.warning { color: var(--error); }
.sw.refusal { color: var(--failed); }
.short { display: flex; flex-wrap: wrap; gap: 0 1.2rem; margin-top: 0.3rem; font-size: 0.9rem; }
.short .label { min-width: 0; margin-right: 0.2rem; }
.fields { margin: 0.3rem 0 0; font-size: 0.9rem; }
.fields .fields { margin: 0.1rem 0 0.2rem; padding-left: 1.1rem; border-left: 2px solid var(--line); font-size: 1em; }
.fields li { padding: 0.08rem 0; }
.label { display: inline-block; min-width: 4.5rem; margin-right: 0.5rem; color: var(--soft); }
.fields .text { margin-left: 0.4rem; }
.fields .note { display: block; padding-left: 1.1rem; }
.hidden { font-style: italic; color: var(--soft); }
.status { margin-top: 0.5rem; }
.hint { color: var(--error); }
.problem { color: var(--error); }
.source { color: var(--soft); font-size: 0.85rem; }
#about ul { padding-left: 1.1rem; list-style: disc; }
#about li { margin: 0.4rem 0; color: var(--soft); }

@media (max-width: 40rem) {
  body { padding: 0 0.9rem 3rem; font-size: 0.95rem; }
  h1 { font-size: 1.45rem; }
  .masthead { margin-top: 1rem; padding: 1rem; }
  .facts { grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr)); gap: 0.5rem 1rem; }
  .tiles { grid-template-columns: repeat(2, 1fr); }
  .tiles li { border-bottom: 1px solid var(--line); }
  .tiles .total { grid-column: 1 / -1; border-right: 0; }
  .line { grid-template-columns: auto 1fr; }
  .line .name, .line .clause { grid-column: 1 / -1; }
  .line .time { grid-column: 2; grid-row: 1; }
  .below { padding-left: 1.6rem; }
  .card > .facts div:first-child { grid-column: 1 / -1; }
  .inside { padding: 0.7rem; }
  .step { grid-template-columns: 2.2rem minmax(0, 1fr); }
  .exchange > summary { grid-template-columns: minmax(0, 1fr) auto; gap: 0 0.8rem; }
  .exchange > summary .time { grid-column: 1 / -1; text-align: left; }
  .comparison div { grid-template-columns: 1fr; gap: 0; }
}
@media print {
  :root {
    --page: #fff; --panel: #fff; --line: #b9bec6; --ink: #000; --soft: #444; --link: #000;
    --passed: #14532d; --failed: #990f15; --error: #6e3b00; --skipped: #444;
    --passed-back: #fff; --failed-back: #fff; --error-back: #fff; --skipped-back: #fff; --mark: #fff;
  }
  @page { margin: 16mm 14mm; }
  html { font-size: 9pt; }
  body { max-width: none; padding: 0; }
  summary.line::before, .exchange > summary::before { content: none; }
  nav, .filter { display: none; }
  h2, h3, summary { break-after: avoid; }
  .masthead, .tiles, .failures li, .exchange, .step { break-inside: avoid; }
  .wide { overflow: visible; }
  a { text-decoration: none; }
  body:has(#show-problems:checked) .case, body:has(#show-skipped:checked) .case { display: block; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;
