import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vite';

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter({ out: 'build', precompress: false }),
      // The first view of a public page is one response: its style sheet travels inside it.
      inlineStyleThreshold: 65_536,
      compilerOptions: { runes: true },
    }),
  ],
});
