import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { precompressed } from './build/precompressed';
import { silentIcons } from './build/silent-icons';

/** Everything is served from our own origin by the gateway, which puts a fresh nonce where the mark stands. */
export default defineConfig({
  plugins: [react(), silentIcons(), precompressed()],
  resolve: { conditions: ['@anlan/source', 'module', 'browser', 'production'] },
  worker: { format: 'es' },
  html: { cspNonce: '__CSP_NONCE__' },
  build: { outDir: 'dist', assetsDir: 'assets', target: 'es2022', sourcemap: false, reportCompressedSize: false, chunkSizeWarningLimit: 1500 },
});
