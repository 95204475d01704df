/** The journey map: figures, flow chart, stage cards. */
export const MAP = `
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
