export default {
  title: 'Neural networks',
  head: [
    ['script', { src: '/backprop/backprop-lesson.js', defer: '' }],
    ['script', { src: '/backprop/embed.js', defer: '' }],
  ],
  vue: {
    template: { compilerOptions: { isCustomElement: (tag) => tag === 'backprop-lesson' } },
  },
};
