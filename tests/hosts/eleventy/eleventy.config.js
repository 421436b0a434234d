export default function configure(eleventy) {
  eleventy.addPassthroughCopy('backprop');
  eleventy.ignores.add('backprop/**');
}
