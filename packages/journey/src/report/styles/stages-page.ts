/** The page that shows what stage each address stands for. */
export const STAGES_PAGE = `
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
