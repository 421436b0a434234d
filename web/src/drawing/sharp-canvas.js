/** Sizes canvases to the device's pixels. */

/** @typedef {{width: number, height: number}} Size in CSS pixels */

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Size} size
 * @param {number} ratio
 */
export function resize(canvas, { width, height }, ratio) {
  const pixels = { width: Math.round(width * ratio), height: Math.round(height * ratio) };
  // Setting a canvas's size clears it and costs a reallocation: only where it changed.
  if (canvas.width !== pixels.width || canvas.height !== pixels.height)
    Object.assign(canvas, pixels);
}

/**
 * @param {HTMLCanvasElement} canvas
 * @returns {CanvasRenderingContext2D | null}
 */
export function contextOf(canvas) {
  const context = canvas.getContext('2d');
  // Browsers older than 2023 lack roundRect.
  if (context) context.roundRect ??= context.rect;
  return context;
}
