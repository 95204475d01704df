import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { ensureBuilt } from '../../scripts/build.mjs'

// What `npm start` needs before wrangler: the built packages, and a secret of this machine alone,
// so that none is ever committed.

ensureBuilt(fileURLToPath(new URL('../../', import.meta.url)))

const file = new URL('.dev.vars', import.meta.url)
if (!existsSync(file)) {
  const token = randomBytes(24).toString('base64url')
  writeFileSync(file, `ADMIN_TOKEN="${token}"\n`, { mode: 0o600 })
}
const [, token = 'none set'] = /ADMIN_TOKEN="?([^"\s]+)/.exec(readFileSync(file, 'utf8')) ?? []
console.log(`Map: path /map/live of the address below, any user name, password ${token}`)
