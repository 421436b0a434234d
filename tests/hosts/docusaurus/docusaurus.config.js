export default {
  title: 'Neural networks',
  url: 'https://school.example',
  baseUrl: '/',
  scripts: [
    { src: '/backprop/backprop-lesson.js', defer: true },
    { src: '/backprop/embed.js', defer: true },
  ],
  presets: [['classic', { docs: { routeBasePath: '/' }, blog: false }]],
};
