/** The protocol between a lesson in a frame and its host page. */

/** The fields that every message has, besides its type and that type's fields. */
export const envelope = { protocol: 'backprop-lesson', v: 1 };

/**
 * @param {unknown} data anything
 * @returns {data is Record<string, unknown> & {type: string}} true if it is a message of this protocol
 */
export function isMessage(data) {
  if (!isRecord(data)) return false;
  const { protocol, v, type } = data;
  return protocol === envelope.protocol && v === envelope.v && typeof type === 'string';
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
export function isRecord(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The host's messages: the fields of each, and its effect. */
export const hostMessages = /** @type {const} */ ({
  hello: [[], 'asks for `ready` again; there is no other answer'],
  getState: [['id'], 'answered by `reply` with the state as its `value`'],
  setState: [
    ['id', 'state'],
    'the same, after the change; what was refused in it, `error` says; not `ok` where `state` is no object',
  ],
  scheme: [
    ['scheme'],
    '`light` or `dark`: what the page around the frame is; a `theme` counts more. `embed.js` says it',
  ],
  play: [['id'], 'answered by `reply`, as are the next three; not `ok` in “Now Break It”'],
  pause: [['id'], ''],
  step: [['id'], ''],
  restart: [['id'], ''],
});

/** The frame's messages: the fields of each, and when it is posted. */
export const frameMessages = /** @type {const} */ ({
  ready: [['state', 'height'], 'the first picture stands'],
  resize: [['height'], 'what it shows has another height'],
  change: [['state'], 'as the element’s event; so are the next four'],
  iteration: [['iteration', 'iterations'], ''],
  check: [['id', 'correct'], ''],
  complete: [['score'], ''],
  error: [['code'], ''],
  reply: [['id', 'ok', 'value'], 'to what was asked with this `id`'],
});

/** @typedef {keyof typeof hostMessages} HostMessageType */
/** @typedef {keyof typeof frameMessages} FrameMessageType */
