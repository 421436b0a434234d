/** What the charts use of a library for charts; the build leaves the rest of it out. */
export { scaleLinear, scaleLog } from 'd3-scale';
export { area, line } from 'd3-shape';
