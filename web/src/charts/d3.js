/** The parts of D3 that the charts use: the build leaves the rest out. */
export { scaleLinear, scaleLog } from 'd3-scale';
export { area, line } from 'd3-shape';
