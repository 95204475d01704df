import type { Child } from 'hono/jsx'
import type { Drawing, Product } from './products.ts'

const DRAWINGS: Record<Drawing, (tone: string) => Child> = {
  pouch: (tone) => (
    <>
      <path d="M128 92h144l14 216q2 20-18 20H132q-20 0-18-20z" fill={tone} />
      <path d="M128 92h144l3 40H125z" fill="#000" opacity=".16" />
      <rect x="150" y="172" width="100" height="104" rx="6" fill="#fbf7ef" />
      <path
        d="M200 258q-34-22 0-66 34 44 0 66zm0-6v-44"
        fill={tone}
        stroke="#fbf7ef"
        stroke-width="3"
      />
    </>
  ),
  teapot: (tone) => (
    <>
      <path d="M286 178q62-8 56 44t-70 54" fill="none" stroke={tone} stroke-width="20" />
      <path
        d="M122 226q-40-6-56-62l-22-4"
        fill="none"
        stroke={tone}
        stroke-width="26"
        stroke-linecap="round"
      />
      <ellipse cx="200" cy="226" rx="102" ry="88" fill={tone} />
      <path d="M98 226a102 88 0 0 0 204 0z" fill="#000" opacity=".14" />
      <path d="M142 154q58-34 116 0z" fill="#000" opacity=".3" />
      <circle cx="200" cy="128" r="13" fill={tone} />
      <rect x="158" y="304" width="84" height="14" rx="7" fill="#000" opacity=".35" />
    </>
  ),
  cup: (tone) => (
    <>
      <path d="M124 132h152l-18 158q-3 24-26 24h-64q-23 0-26-24z" fill={tone} />
      <path
        d="M134 214q34-22 66 0t66 0l-9 78q-3 22-25 22h-64q-23 0-25-22z"
        fill="#fbf7ef"
        opacity=".8"
      />
      <ellipse cx="200" cy="132" rx="76" ry="17" fill="#000" opacity=".28" />
      <path
        d="M176 106q-14-18 0-34t0-32M222 106q-14-18 0-34t0-32"
        fill="none"
        stroke="#8d8577"
        stroke-width="5"
        stroke-linecap="round"
        opacity=".5"
      />
    </>
  ),
  bowl: (tone) => (
    <>
      <path d="M78 164h244q-8 124-86 140h-72q-78-16-86-140z" fill={tone} />
      <path d="M92 222h216q-18 70-72 82h-72q-54-12-72-82z" fill="#000" opacity=".16" />
      <ellipse cx="200" cy="164" rx="122" ry="26" fill="#fbf7ef" />
      <ellipse cx="200" cy="168" rx="104" ry="19" fill="#8fa65c" />
      <rect x="160" y="302" width="80" height="16" rx="6" fill={tone} />
    </>
  ),
  kettle: (tone) => (
    <>
      <path
        d="M262 176q66-4 60 60t-52 66"
        fill="none"
        stroke="#8a5a3a"
        stroke-width="17"
        stroke-linecap="round"
      />
      <path
        d="M134 282q-62-8-58-76t-30-82"
        fill="none"
        stroke={tone}
        stroke-width="15"
        stroke-linecap="round"
      />
      <path d="M142 152h116l26 154q2 14-14 14H130q-16 0-14-14z" fill={tone} />
      <path d="M122 268h156l6 38q2 14-14 14H130q-16 0-14-14z" fill="#000" opacity=".22" />
      <rect x="136" y="138" width="128" height="18" rx="8" fill="#000" opacity=".45" />
      <circle cx="200" cy="122" r="14" fill="#8a5a3a" />
    </>
  ),
  whisk: (tone) => (
    <>
      <path
        d="M140 208q-20 62 0 112 60 22 120 0 20-50 0-112z"
        fill="none"
        stroke={tone}
        stroke-width="7"
      />
      <path
        d="M162 208q-14 66 2 122M184 208q-8 66 2 128M216 208q8 66-2 128M238 208q14 66-2 122"
        fill="none"
        stroke={tone}
        stroke-width="6"
      />
      <rect x="138" y="196" width="124" height="16" rx="8" fill="#3c3a35" />
      <path d="M158 68h84l8 130H150z" fill={tone} />
      <path d="M154 120h92l1 12H153z" fill="#000" opacity=".16" />
    </>
  ),
  canister: (tone) => (
    <>
      <rect x="122" y="96" width="156" height="226" rx="16" fill={tone} />
      <path d="M122 168h156v138q0 16-16 16H138q-16 0-16-16z" fill="#000" opacity=".13" />
      <rect x="116" y="84" width="168" height="76" rx="14" fill={tone} />
      <path d="M116 150h168v8q0 6-8 6H124q-8 0-8-6z" fill="#000" opacity=".3" />
      <path
        d="M146 196h108M146 226h108M146 256h72"
        stroke="#fbf7ef"
        stroke-width="4"
        opacity=".45"
      />
    </>
  ),
}

/** A picture of a product as an SVG document. */
export const Illustration = ({
  drawing,
  tone,
  name,
}: Pick<Product, 'drawing' | 'tone' | 'name'>) => (
  <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="400" height="400">
    <title>{name}</title>
    <rect width="400" height="400" fill="#f1e9da" />
    <circle cx="200" cy="190" r="150" fill={tone} opacity=".13" />
    <ellipse cx="200" cy="326" rx="128" ry="16" fill="#3c3a35" opacity=".13" />
    {DRAWINGS[drawing](tone)}
  </svg>
)
