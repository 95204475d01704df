/** What changes on small screens and on paper; comes last. */
export const ADAPTATION = `
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
  .figure .money { font-size: 17px; white-space: normal; }
  nav { margin-left: 0; width: 100%; }
  .pages thead { position: absolute; left: -9999px; }
  .pages tr { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; gap: 4px 16px; align-items: start; padding: 10px 0; border-bottom: 1px solid var(--line); }
  .pages th, .pages td { padding: 0; border: 0; min-width: 0; max-width: none; }
  .pages th, .pages .why, .pages .rule { grid-column: 1 / -1; }
  .pages td[data-label]::before { content: attr(data-label); display: block; font-size: 12px; color: var(--muted); }
  .pages td[data-label] { order: 1; }
  .pages .why, .pages .rule { order: 2; }
  td time + small { display: block; margin: 0; white-space: nowrap; }
  .arrivals thead { position: absolute; left: -9999px; }
  .arrivals tr { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 2px 16px; padding: 10px 0; border-bottom: 1px solid var(--line); }
  .arrivals td { order: 1; padding: 0; border: 0; min-width: 0; max-width: none; }
  .arrivals td:empty { display: none; }
  .arrivals .arrived, .arrivals .visitor { order: 0; color: var(--muted); font-size: 13px; }
  .arrivals .what, .arrivals .page-cell { grid-column: 1 / -1; }
  .arrivals time + small { display: inline; margin: 0 0 0 6px; }
  .entry-row { grid-template-columns: minmax(0, 1fr); }
  .entry-row .entry-time { padding: 10px 0 0 18px; border-left: 2px solid var(--line); }
  .entry-body { padding-left: 18px; padding-top: 2px; }
}
@media print {
  :root { --paper: #ffffff; --lane: #ffffff; }
  body { font-size: 11px; }
  nav, .skip, .controls, .scroll-hint { display: none; }
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
