import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { offlineFiles } from './build/offline';
import { precompressed } from './build/precompressed';
import { silentIcons } from './build/silent-icons';

/** Everything is served from our own origin by the gateway, which puts a fresh nonce where the mark stands. */
export default defineConfig({
  plugins: [react(), silentIcons(), offlineFiles(), precompressed()],
  resolve: { conditions: ['@anlan/source', 'module', 'browser', 'production'] },
  worker: { format: 'es' },
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    rolldownOptions: { input: { main: 'index.html', sw: 'src/offline/sw.ts' }, output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') } },
    outDir: 'dist', assetsDir: 'assets', target: 'es2022', sourcemap: false, reportCompressedSize: false, chunkSizeWarningLimit: 1500,
  },
});
