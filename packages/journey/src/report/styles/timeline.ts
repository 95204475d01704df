/** The timeline of a visitor. */
export const TIMELINE = `
.stays { list-style: none; display: flex; flex-wrap: wrap; gap: 6px; padding: 0; margin: 0 0 8px; }
.session { padding: 16px 24px; }
.session header { border-bottom: 1px solid var(--line); padding-bottom: 10px; margin-bottom: 4px; display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 14px; }
.session header p { margin: 0; }
.entry { color: var(--muted); overflow-wrap: anywhere; }
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
.entry-why { font-size: 13px; color: var(--muted); overflow-wrap: anywhere; }
.entry-body .entry-why { margin-top: 6px; }
.entry-why .chip { margin-right: 8px; }
.items { margin: 4px 0; padding-left: 18px; overflow-wrap: anywhere; }
.worth { font-weight: 650; font-variant-numeric: tabular-nums; }
.props { display: flex; flex-wrap: wrap; gap: 2px 16px; margin: 4px 0; font-size: 13px; }
.props dt { display: inline; color: var(--muted); overflow-wrap: anywhere; }
.props dd { display: inline; margin: 0 0 0 6px; overflow-wrap: anywhere; }
`
