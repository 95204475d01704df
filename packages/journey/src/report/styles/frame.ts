// The hint of a scroll box shows only where there is something to scroll to: an animation by a
// scroll timeline does not run without
// (https://drafts.csswg.org/scroll-animations-1/#scroll-timelines). Browsers that know no such
// timelines show none.

/** What all pages share: head, foot, panels, tables, chips. */
export const FRAME = `
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
.scroll-hint { display: var(--hint, none); position: sticky; left: 0; width: max-content; margin: 0 0 4px; color: var(--muted); font-size: 12px; }
@keyframes show-hint { from, to { --hint: block; } }
@supports (animation-timeline: scroll()) {
  .scroll { animation: show-hint linear; animation-timeline: scroll(self inline); }
}
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
.chip { display: inline-block; padding: 1px 9px; border-radius: 999px; font-size: 12px; line-height: 1.6; font-weight: 600; border: 1px solid var(--line); color: var(--ink); white-space: nowrap; }
.empty pre { overflow-x: auto; background: var(--paper); border-radius: 8px; padding: 12px 16px; margin: 8px 0; }
.empty pre code { overflow-wrap: normal; color: var(--ink); }
.steps { padding-left: 20px; margin: 8px 0 0; }
.steps li { margin-bottom: 8px; }
.steps li::marker { color: var(--muted); font-weight: 600; }
`
