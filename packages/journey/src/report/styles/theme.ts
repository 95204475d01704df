/** Colours of day and night, and what every element looks like. */
export const THEME = `
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
