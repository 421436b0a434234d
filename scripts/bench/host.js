/**
 * Answers the bench's requests for one contestant, in Node or in a page. contestants/pytorch.py answers the
 * same requests. The name ends in .js because scripts/serve.mjs knows no other ending for a module.
 *
 *   {"prepare": document}      -> {"outputs": [before, after]}  of a few training steps
 *   {"measure": milliseconds}  -> {"steps_per_second": number}
 *
 * An answer may have a "note" for the reader of the results.
 *
 * @typedef {object} Contestant a network that is ready to be trained
 * @property {(steps: number) => void | Promise<void>} step makes whole training steps
 * @property {() => number[]} outputs of the network, for every input of the training
 * @property {string} [note]
 *
 * @typedef {(document: import('./training-document.mjs').TrainingDocument) =>
 *   Contestant | Promise<Contestant>} Prepare
 *
 * @typedef {object} Request has one of the two
 * @property {import('./training-document.mjs').TrainingDocument} [prepare]
 * @property {number} [measure]
 *
 * @typedef {object} Answer
 * @property {[number[], number[]]} [outputs]
 * @property {number} [steps_per_second]
 * @property {string} [note]
 * @property {string} [error]
 */

/** Enough steps for the outputs to change, and few enough for the slowest contestant. */
const stepsToProve = 10;

/**
 * @param {Prepare} prepare
 * @returns {(request: Request) => Promise<Answer>}
 */
export function createHost(prepare) {
  /** @type {Contestant} */
  let contestant;
  /** @type {(milliseconds: number) => Promise<number>} */
  let measure;
  return async (request) => {
    if (request.prepare) {
      contestant = await prepare(request.prepare);
      measure = stopwatch(contestant.step);
      const before = contestant.outputs();
      await contestant.step(stepsToProve);
      return { outputs: [before, contestant.outputs()], note: contestant.note };
    }
    return { steps_per_second: await measure(request.measure ?? 0) };
  };
}

/**
 * Doubles the number of steps per call until one call takes a twentieth of the time, so that neither the
 * clock nor the call itself counts.
 *
 * @param {Contestant['step']} step
 */
function stopwatch(step) {
  let stepsPerCall = 1;
  /** @param {number} milliseconds */
  return async (milliseconds) => {
    const start = performance.now();
    let steps = 0;
    let elapsed = 0;
    while (elapsed < milliseconds) {
      const before = elapsed;
      await step(stepsPerCall);
      steps += stepsPerCall;
      elapsed = performance.now() - start;
      if (elapsed - before < milliseconds / 20) stepsPerCall *= 2;
    }
    return (1000 * steps) / elapsed;
  };
}
