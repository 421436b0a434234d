import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';

export default defineConfig({
  integrations: [
    starlight({
      title: 'Neural networks',
      pagefind: false,
      head: [
        { tag: 'script', attrs: { src: '/backprop/backprop-lesson.js', defer: true } },
        { tag: 'script', attrs: { src: '/backprop/embed.js', defer: true } },
      ],
    }),
  ],
});
