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
  hello: [[], 'asks for `ready` again; there is no `reply`'],
  getState: [['id'], 'asks for the state; it is the `value` of the `reply`'],
  setState: [
    ['id', 'state'],
    'changes settings; the `reply` has the new state, or is not `ok` if `state` is no object; each refused setting causes an `error`',
  ],
  scheme: [
    ['scheme'],
    'whether the page around the frame is `light` or `dark`; a `theme` takes precedence. `embed.js` posts it',
  ],
  paper: [
    ['width'],
    'asks how high the content is on paper, at this width in CSS pixels. `embed.js` posts it',
  ],
  play: [
    ['id'],
    'moves the pass, as do the next four; the `reply` is not `ok` in `break-it`, which has no pass',
  ],
  pause: [['id'], ''],
  step: [['id'], ''],
  update: [['id'], 'makes an update, and shows the next pass at its end'],
  restart: [['id'], ''],
});

/** The frame's messages: the fields of each, and when it is posted. */
export const frameMessages = /** @type {const} */ ({
  ready: [['state', 'height'], 'the first picture is drawn'],
  resize: [['height'], 'the height of the content has changed'],
  paper: [['height'], 'the host has asked for the height on paper'],
  change: [
    ['state'],
    'the element dispatches `backprop-change`; the next four follow their own events',
  ],
  iteration: [['iteration', 'iterations'], ''],
  check: [['id', 'correct'], ''],
  complete: [['score'], ''],
  error: [['code'], ''],
  reply: [['id', 'ok', 'value'], 'the host has sent a message with this `id`'],
});

/** @typedef {keyof typeof hostMessages} HostMessageType */
/** @typedef {keyof typeof frameMessages} FrameMessageType */
