/** The panels of the lab, by name. */
import { TableView } from '../drawing/table-view.js';
import { slipOf } from '../hand/slip-of.js';
import { worksheetQuestion } from '../hand/worksheet-question.js';
import { h } from '../parts/dom.js';
import { PracticeView } from '../practice/practice-view.js';
import { tableOfNumbers } from '../words/table.js';
import { ByHandPanel } from './by-hand-panel.js';
import { ExamplesPanel } from './examples-panel.js';
import { CheckPanel } from './check-panel.js';
import { FilesPanel } from './files-panel.js';
import { FormPanel } from './form-panel.js';
import { InspectPanel } from './inspect-panel.js';
import { printAlone, printsAlone } from './print-alone.js';
import { Variants } from './variants.js';

/**
 * @typedef {import('./bench-picture.js').BenchPicture} BenchPicture
 * @typedef {import('../engine/engine.js').Engine} Engine
 * @typedef {import('../model/model.js').Model} Model
 * @typedef {import('../share/network-exports.js').Exported} Exported
 * @typedef {import('../model/model.js').Shown} Shown
 * @typedef {import('../state/state.js').Change} Change
 * @typedef {import('../state/state.js').Choice} Choice
 * @typedef {Choice['panel']} PanelName
 *
 * @typedef {object} Panel
 * @property {HTMLElement} element
 * @property {(shown: Shown) => void} [render] called while the panel is open
 * @property {() => void} [leave] called when another panel opens
 *
 * @typedef {object} PanelContext
 * @property {Engine} engine
 * @property {Model} model
 * @property {BenchPicture} picture
 * @property {import('./lab.js').Lab} lab networks that learn
 * @property {import('./files-panel.js').FileActions} files
 * @property {Exported} exported the network in the picture
 * @property {(id: string, correct: boolean, answer: string) => void} onCheck
 */

/**
 * @param {PanelContext} context
 * @returns {Record<PanelName, Panel>}
 */
export function makePanels({ engine, model, picture, lab, files, exported, onCheck }) {
  const { inspector } = picture;
  const probe = () => /** @type {import('../pass/run.js').Run} */ (model.run);
  const check = new CheckPanel(probe);
  return {
    inspect: new InspectPanel({
      inspector: inspector.element,
      probe,
      onShow: (ways) => picture.trace(ways),
    }),
    check: { element: check.element, render: (shown) => check.render(shown, inspector.name) },
    numbers: numbersPanel(),
    'by-hand': new ByHandPanel({
      finished: () => finished(model),
      variants: new Variants(engine, model),
      chooseLevel: (level) => model.choose({ level }),
      choose: (worksheet, network = {}) => workByHand(model, worksheet, network),
      slip: (answers, which) => slipOf(probe(), answers, which, model.choice.learningRate),
      onCheck: (correct, answer) => onCheck(worksheetQuestion, correct, answer),
    }),
    practice: practicePanel(engine, model),
    examples: new ExamplesPanel({
      engine,
      exported,
      open: (document) => openAtEnd(model, document),
      choose: (change) => model.choose(change),
    }),
    'your-own': new FormPanel({
      model,
      exported,
      open: (document, step) => openAtEnd(model, document, step),
    }),
    compare: learningPanel(lab, lab.comparison),
    map: learningPanel(lab, lab.map),
    files: new FilesPanel(files),
  };
}

/** @returns {Panel} */
function numbersPanel() {
  const table = new TableView();
  const attributes = {
    class: 'scroll',
    part: 'table',
    tabindex: 0,
    role: 'region',
    'aria-label': tableOfNumbers,
  };
  return {
    element: h('div', attributes, table.element),
    render: ({ arrived }) => {
      if (arrived) table.render(arrived);
    },
  };
}

/**
 * @param {Engine} engine
 * @param {Model} model
 * @returns {Panel}
 */
function practicePanel(engine, model) {
  const view = new PracticeView({
    engine,
    choose: (practice) => model.choose({ practice }),
    print: () => printAlone(view.element, 'practice'),
  });
  printsAlone(view.element, 'practice', () => true);
  return { element: view.element, render: ({ choice }) => view.render(choice.practice) };
}

/**
 * @param {import('./lab.js').Lab} lab whose networks learn only while they are seen
 * @param {HTMLElement} element
 * @returns {Panel}
 */
function learningPanel(lab, element) {
  return {
    element,
    render: ({ nextSteps }) => {
      lab.see(true);
      lab.showNextSteps(nextSteps);
      lab.render();
    },
    leave: () => lab.see(false),
  };
}

/**
 * @param {Model} model
 * @returns {import('../pass/frame.js').Frame | null} the end of its pass, with the chosen number of digits
 */
function finished({ run, choice: { digits } }) {
  return run ? { ...run.finished(), digits } : null;
}

/**
 * Shows a network with all its numbers, to compare them.
 *
 * @param {Model} model
 * @param {import('../engine/documents.js').NetworkDocument} document
 * @param {object | null} [step] what makes several changes one step of Undo
 * @throws {Error} with one line, if the network is refused; nothing is then changed
 */
function openAtEnd(model, document, step) {
  model.openFile(JSON.stringify(document), step);
  model.jump(model.run?.iterations ?? 0);
}

/**
 * Goes to the end of the forward pass, or to its start if that is blank too, so that the picture does not show
 * the blanks' numbers.
 *
 * @param {Model} model
 * @param {Choice['worksheet']} worksheet
 * @param {Change} network settings of the network to begin with
 */
function workByHand(model, worksheet, network) {
  if (worksheet === 'none') return model.choose({ worksheet });
  const weightLayers =
    network.depth === undefined ? (model.frame?.outputLayer ?? 1) : network.depth + 1;
  model.choose({ ...network, worksheet, iteration: worksheet === 'pass' ? 0 : weightLayers });
}
