// One style block for all pages. It is text inside an escaping template: no quotation marks, no
// angle brackets, no ampersands, so that its hash in a content security policy is that of this text.

const THEME = `
:root {
  color-scheme: light dark;
  --paper: #f6f5f1; --card: #ffffff; --lane: #faf9f6; --ink: #1e2430; --muted: #5b6372;
  --line: #e2dfd6; --link: #2450b8; --exit: #b4473c;
  --awareness: #4a6fd4; --consideration: #1c8a7f; --decision: #c27a10;
  --retention: #a14f8e; --advocacy: #5f8a2c;
  --awareness-soft: #e8edfb; --consideration-soft: #dff2ef; --decision-soft: #fbeed6;
  --retention-soft: #f6e6f2; --advocacy-soft: #eaf3dc;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #13161c; --card: #1b2028; --lane: #20262f; --ink: #e9eaee; --muted: #a5adba;
    --line: #303744; --link: #9dbaff; --exit: #ee8b80;
    --awareness: #86a3f5; --consideration: #4fc0b3; --decision: #e2a84c;
    --retention: #d58cc4; --advocacy: #9cc668;
    --awareness-soft: #26304d; --consideration-soft: #173b38; --decision-soft: #40311a;
    --retention-soft: #402a3b; --advocacy-soft: #2c3a1d;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 15px/1.5 system-ui, -apple-system, Segoe UI, Roboto, Helvetica Neue, Arial, sans-serif;
  -webkit-text-size-adjust: 100%;
}
a { color: var(--link); text-underline-offset: 2px; }
a:focus-visible, .scroll:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 4px; }
h1 { font-size: 28px; line-height: 1.2; letter-spacing: -0.015em; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 19px; line-height: 1.3; margin: 0 0 8px; }
h3 { font-size: 16px; margin: 0; }
h4, h2.small { font-size: 13px; margin: 20px 0 8px; color: var(--muted); font-weight: 600; }
p { margin: 0 0 8px; }
code { font: 12px/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; color: var(--muted); overflow-wrap: anywhere; }
small { font-size: 13px; color: var(--muted); margin-left: 6px; font-weight: 400; }
`

const FRAME = `
.skip { position: absolute; left: -999px; }
.skip:focus { left: 16px; top: 8px; background: var(--card); padding: 6px 12px; z-index: 1; }
.top { background: var(--card); border-bottom: 1px solid var(--line); }
.top-inner { max-width: 1248px; margin: 0 auto; padding: 12px 24px; display: flex; flex-wrap: wrap; align-items: center; gap: 8px 16px; }
.brand { display: flex; align-items: center; gap: 8px; font-weight: 650; font-size: 17px; color: var(--ink); text-decoration: none; }
.mark-line { fill: none; stroke: var(--ink); stroke-width: 2.2; stroke-linecap: round; stroke-linejoin: round; }
.mark-dot { fill: var(--decision); }
.site { color: var(--muted); border-left: 1px solid var(--line); padding-left: 16px; overflow-wrap: anywhere; }
nav { margin-left: auto; display: flex; gap: 4px; }
nav a { padding: 6px 12px; border-radius: 8px; text-decoration: none; color: var(--muted); }
nav a:hover { color: var(--ink); }
nav a[aria-current] { background: var(--paper); color: var(--ink); font-weight: 600; }
main { max-width: 1248px; margin: 0 auto; padding: 28px 24px 48px; display: grid; gap: 28px; grid-template-columns: minmax(0, 1fr); }
main:focus { outline: none; }
.page-head { display: grid; gap: 6px; }
.page-head p { margin: 0; }
.lead { color: var(--muted); font-size: 16px; max-width: 70ch; }
.crumb { font-size: 13px; }
.foot { max-width: 1248px; margin: 0 auto; padding: 0 24px 32px; color: var(--muted); font-size: 13px; }
.panel, .card, .session, .figure { background: var(--card); border: 1px solid var(--line); border-radius: 14px; }
.panel { padding: 20px 24px; }
.hint, .meaning, .caution, figcaption { color: var(--muted); font-size: 13px; max-width: 85ch; }
.caution { margin: 8px 0 0; }
.button { display: inline-block; padding: 6px 16px; border: 1px solid var(--line); border-radius: 8px; background: var(--card); text-decoration: none; font-weight: 600; }
.controls { display: flex; align-items: center; gap: 12px; }
.page-head .controls { margin-top: 6px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding: 8px 0; }
th, td { text-align: left; padding: 8px 12px; border-bottom: 1px solid var(--line); vertical-align: baseline; }
th:first-child, td:first-child { padding-left: 0; }
thead th { font-size: 13px; color: var(--muted); font-weight: 600; white-space: nowrap; }
tbody th { font-weight: 600; }
.number { text-align: right; white-space: nowrap; }
.none { color: var(--muted); }
.id { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: 0.88em; overflow-wrap: anywhere; }
h1 .id { font-weight: 500; font-size: 0.72em; }
td time, td .id, th .id { white-space: nowrap; }
td code { overflow-wrap: break-word; }
.rule code { overflow-wrap: anywhere; }
.path { overflow-wrap: anywhere; }
.page-cell { min-width: 220px; max-width: 420px; }
.chip { display: inline-block; padding: 1px 9px; border-radius: 999px; font-size: 12px; line-height: 1.6; font-weight: 600; border: 1px solid var(--line); color: var(--ink); white-space: nowrap; }
.empty pre { overflow-x: auto; background: var(--paper); border-radius: 8px; padding: 12px 16px; margin: 8px 0; }
.empty pre code { overflow-wrap: normal; color: var(--ink); }
.steps { padding-left: 20px; margin: 8px 0 0; }
.steps li { margin-bottom: 8px; }
.steps li::marker { color: var(--muted); font-weight: 600; }
`

const MAP = `
.figures { display: grid; gap: 12px; grid-template-columns: repeat(6, minmax(0, 1fr)); margin: 0; }
.figure { padding: 14px 16px; }
.figure dt { font-size: 13px; color: var(--muted); font-weight: 600; }
.figure dd { margin: 0; }
.figure .value { font-size: 26px; line-height: 1.3; font-weight: 650; letter-spacing: -0.01em; font-variant-numeric: tabular-nums; margin: 2px 0 4px; overflow-wrap: anywhere; }
.money { display: block; font-size: 19px; line-height: 1.35; white-space: nowrap; }
figure { margin: 0; }
figcaption { margin-top: 12px; }
.flow { display: block; width: 100%; min-width: 880px; height: auto; }
.lane { fill: var(--lane); stroke: var(--line); }
.flow text { text-anchor: middle; fill: var(--ink); font-size: 13px; font-variant-numeric: tabular-nums; }
.flow .lane-name { font-size: 15px; font-weight: 600; }
.flow .lane-count { font-size: 28px; font-weight: 650; }
.flow .lane-unit, .flow .flow-note, .flow .row-name { fill: var(--muted); font-size: 12px; }
.flow .row-name { text-anchor: start; }
.flow .flow-number { font-weight: 600; }
.base { stroke: var(--line); stroke-width: 1.5; }
.port { fill: var(--muted); }
.ribbon { opacity: 0.38; }
.leap { fill: none; opacity: 0.38; }
.return { fill: none; stroke: var(--muted); stroke-dasharray: 6 5; }
.arrow { fill: var(--muted); }
.exit { fill: url(#fall); }
.stop-exit { stop-color: var(--exit); stop-opacity: 0.75; }
.stop-exit-end { stop-color: var(--exit); stop-opacity: 0.15; }
.pill { fill: var(--card); stroke: var(--line); }
.cards { display: grid; gap: 12px; grid-template-columns: repeat(auto-fit, minmax(210px, 1fr)); margin-top: 12px; }
.card { padding: 16px; border-top-width: 4px; }
.facts { margin: 10px 0 0; }
.facts div { display: flex; justify-content: space-between; align-items: baseline; gap: 8px; padding: 5px 0; border-bottom: 1px solid var(--line); }
.facts dt { color: var(--muted); font-size: 13px; }
.facts dd { margin: 0; font-weight: 600; font-variant-numeric: tabular-nums; text-align: right; white-space: nowrap; }
.facts .part dt { padding-left: 12px; }
.facts .part dd { font-weight: 400; }
.facts.wide { display: grid; grid-template-columns: repeat(auto-fit, minmax(170px, 1fr)); gap: 12px 24px; margin: 0; }
.facts.wide div { display: block; border: 0; padding: 0; }
.facts.wide dd { text-align: left; white-space: normal; }
.facts.wide small { display: block; margin: 0; }
.ranking { list-style: none; margin: 0; padding: 0; }
.ranking li { display: grid; grid-template-columns: minmax(0, 1fr) auto; column-gap: 8px; margin-bottom: 8px; }
.rank-name { overflow-wrap: anywhere; }
.rank-value { font-weight: 600; font-variant-numeric: tabular-nums; }
.rank-note { grid-column: 1 / -1; font-size: 12px; color: var(--muted); }
.bar { grid-column: 1 / -1; width: 100%; height: 4px; border-radius: 2px; margin: 2px 0; }
.bar-track { fill: var(--line); }
.bar-fill { fill: var(--muted); }
.meanings { display: grid; grid-template-columns: repeat(auto-fill, minmax(300px, 1fr)); gap: 4px 24px; margin: 12px 0 24px; font-size: 13px; color: var(--muted); }
.meanings dt { display: inline; font-weight: 600; }
.meanings dd { display: inline; margin: 0 0 0 6px; }
.panel table + .meaning, .scroll + .meaning { margin-top: 12px; }
`

const TIMELINE = `
.stays { list-style: none; display: flex; flex-wrap: wrap; gap: 6px; padding: 0; margin: 0 0 8px; }
.session { padding: 16px 24px; }
.session header { border-bottom: 1px solid var(--line); padding-bottom: 10px; margin-bottom: 4px; display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 14px; }
.session header p { margin: 0; }
.entry { color: var(--muted); }
.entry strong { color: var(--ink); }
.pause { margin: 0; padding: 10px 0 10px 32px; color: var(--muted); font-size: 13px; }
.timeline { list-style: none; margin: 0; padding: 0; }
.entry-row { display: grid; grid-template-columns: 76px minmax(0, 1fr); gap: 0 28px; position: relative; }
.entry-row .entry-time { padding-top: 12px; font-size: 13px; color: var(--muted); font-variant-numeric: tabular-nums; }
.entry-body { padding: 10px 0 14px 24px; border-left: 2px solid var(--line); position: relative; }
.entry-body p { margin: 0 0 2px; }
.entry-dot { position: absolute; left: -8px; top: 14px; }
.dot { fill: var(--card); stroke: var(--muted); stroke-width: 2; }
.entry-title { color: var(--ink); display: block; overflow-wrap: anywhere; }
.entry-why { font-size: 13px; color: var(--muted); }
.entry-body .entry-why { margin-top: 6px; }
.entry-why .chip { margin-right: 8px; }
.items { margin: 4px 0; padding-left: 18px; overflow-wrap: anywhere; }
.worth { font-weight: 650; font-variant-numeric: tabular-nums; }
.props { display: flex; flex-wrap: wrap; gap: 2px 16px; margin: 4px 0; font-size: 13px; }
.props dt { display: inline; color: var(--muted); overflow-wrap: anywhere; }
.props dd { display: inline; margin: 0 0 0 6px; overflow-wrap: anywhere; }
`

const STAGES_PAGE = `
.schemes { margin: 6px 0 0; flex-wrap: wrap; align-items: center; font-size: 13px; color: var(--muted); }
.schemes a { padding: 3px 10px; border: 1px solid var(--line); }
.schemes a[aria-current] { background: var(--card); }
.notice { margin: 0; padding: 12px 16px; border: 1px solid var(--line); border-left: 4px solid var(--decision); border-radius: 8px; background: var(--card); }
.notice code, .rule code { color: var(--ink); }
.pages th[scope=row] { font-weight: 400; min-width: 180px; max-width: 300px; }
.pages td { font-size: 14px; }
.kind { display: block; font-size: 12px; color: var(--muted); margin-top: 2px; }
.why { min-width: 200px; max-width: 280px; color: var(--muted); overflow-wrap: anywhere; }
.rule { min-width: 220px; max-width: 340px; color: var(--muted); }
summary { cursor: pointer; }
summary:focus-visible, pre:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; border-radius: 4px; }
`

const STAGE_COLOURS = ['awareness', 'consideration', 'decision', 'retention', 'advocacy']
  .map(
    (stage) => `
.fill-${stage} { fill: var(--${stage}); }
.line-${stage} { stroke: var(--${stage}); }
.stop-${stage} { stop-color: var(--${stage}); }
.edge-${stage} { border-top-color: var(--${stage}); }
.edge-${stage} .bar-fill { fill: var(--${stage}); }
.chip-${stage} { background: var(--${stage}-soft); border-color: var(--${stage}-soft); }
.dot-${stage} .dot { fill: var(--${stage}); stroke: var(--${stage}); }`,
  )
  .join('')

const ADAPTATION = `
@media (max-width: 1100px) {
  .figures { grid-template-columns: repeat(3, minmax(0, 1fr)); }
  .cards { grid-template-columns: repeat(auto-fill, minmax(250px, 1fr)); }
}
@media (max-width: 640px) {
  main { padding: 20px 16px 40px; gap: 20px; }
  .top-inner, .foot { padding-left: 16px; padding-right: 16px; }
  .panel, .session { padding: 16px; }
  h1 { font-size: 24px; }
  .figures { grid-template-columns: repeat(2, minmax(0, 1fr)); }
  .figure .value { font-size: 22px; }
  nav { margin-left: 0; width: 100%; }
  .pages thead { position: absolute; left: -9999px; }
  .pages tr { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; gap: 4px 16px; align-items: start; padding: 10px 0; border-bottom: 1px solid var(--line); }
  .pages th, .pages td { padding: 0; border: 0; min-width: 0; max-width: none; }
  .pages th, .pages .why, .pages .rule { grid-column: 1 / -1; }
  .pages td[data-label]::before { content: attr(data-label); display: block; font-size: 12px; color: var(--muted); }
  .pages td[data-label] { order: 1; }
  .pages .why, .pages .rule { order: 2; }
  td time + small { display: block; margin: 0; white-space: nowrap; }
  .entry-row { grid-template-columns: minmax(0, 1fr); }
  .entry-row .entry-time { padding: 10px 0 0 18px; border-left: 2px solid var(--line); }
  .entry-body { padding-left: 18px; padding-top: 2px; }
}
@media print {
  :root { --paper: #ffffff; --lane: #ffffff; }
  body { font-size: 11px; }
  nav, .skip, .controls { display: none; }
  main { padding: 0; max-width: none; }
  .scroll { overflow: visible; }
  .flow { min-width: 0; }
  .pages th[scope=row], .pages .why, .pages .rule { min-width: 0; }
  .pages td { font-size: 11px; }
  .pages th, .pages td { padding: 4px 8px 4px 0; }
  .pages code { font-size: 10px; }
  .card, .figure, .session li, tr, figure { break-inside: avoid; }
  a { color: inherit; text-decoration: none; }
}
`

/** The style sheet of the report. */
export const STYLES = THEME + FRAME + MAP + TIMELINE + STAGES_PAGE + STAGE_COLOURS + ADAPTATION
