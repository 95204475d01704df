/** @jsxImportSource react */
import type { Tea } from './catalogue.ts'

/** Draws the flat tin of a tea, lid slightly ajar, with its stamp. */
export function Tin({ tea }: { tea: Tea }) {
  const [tin, label] = tea.colours
  return (
    <svg className="tin" viewBox="0 0 320 240" role="img" aria-label={`Tin of ${tea.name}`}>
      <ellipse cx="160" cy="212" rx="122" ry="11" fill="#1d3557" opacity=".12" />
      <rect x="36" y="58" width="248" height="150" rx="20" fill={tin} />
      <path d="M36 162v26q0 20 20 20h208q20 0 20-20v-26z" fill="#000" opacity=".14" />
      <rect x="30" y="44" width="260" height="34" rx="12" fill={tin} />
      <rect x="30" y="44" width="260" height="34" rx="12" fill="#fff" opacity=".2" />
      <rect x="64" y="92" width="192" height="96" rx="4" fill={label} />
      <path d="M78 132h84M78 148h70M78 164h48" stroke={tin} strokeWidth="4" strokeLinecap="round" />
      <rect x="78" y="104" width="34" height="12" rx="2" fill={tin} />
      <g transform="translate(190 104)">
        <rect
          width="52"
          height="64"
          fill="#fff"
          stroke={tin}
          strokeWidth="3"
          strokeDasharray="5 3"
        />
        <path d="M26 52q-22-16 0-42 22 26 0 42zm0 2V26" fill={tin} stroke="#fff" strokeWidth="2" />
      </g>
      <g fill="none" stroke="#1d3557" strokeWidth="2" opacity=".45">
        <circle cx="182" cy="150" r="20" />
        <path d="M120 144q10-6 20 0t20 0M120 154q10-6 20 0t20 0" />
      </g>
    </svg>
  )
}
