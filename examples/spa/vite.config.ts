import react from '@vitejs/plugin-react'
import { defaultClientConditions, defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  // In this repository packages are read as sources, so nothing has to be built first.
  resolve: { conditions: ['@waymark/source', ...defaultClientConditions] },
  server: {
    // The collector under the shop's own address: no CORS, no other host in anybody's way.
    proxy: {
      '/t': { target: 'http://127.0.0.1:8787', rewrite: (path) => path.replace('/t', '') },
    },
  },
})
