/** Makes custom-elements.json, which describes the element to editors and catalogues. */
import {
  cssParts,
  cssProperties,
  describedDocuments,
  describedSettings,
  events,
  literal,
  methods,
  readOnly,
} from './describe-element.mjs';

const tag = 'backprop-lesson';
const name = 'BackpropLesson';

/** @returns {object} a custom elements manifest, version 1.0.0 */
export function elementsManifest() {
  const declaration = elementDeclaration();
  const functions = ['define', 'loadEngine', 'locateEngine'].map((each) => ({
    kind: 'function',
    name: each,
  }));
  return {
    schemaVersion: '1.0.0',
    readme: 'README.md',
    modules: [
      {
        kind: 'javascript-module',
        path: 'index.js',
        declarations: [declaration, ...functions],
        exports: [declaration, ...functions].map((each) => ({
          kind: 'js',
          name: each.name,
          declaration: { name: each.name },
        })),
      },
      ...['define.js', 'inline.js'].map((path) => ({
        kind: 'javascript-module',
        path,
        exports: [
          {
            kind: 'custom-element-definition',
            name: tag,
            declaration: { name, module: 'index.js' },
          },
        ],
      })),
    ],
  };
}

function elementDeclaration() {
  return {
    kind: 'class',
    name,
    tagName: tag,
    customElement: true,
    superclass: { name: 'HTMLElement' },
    description: 'An interactive lesson on backpropagation, or one of its figures.',
    attributes: [
      ...describedSettings.map(({ key, attribute, type, description, text }) => ({
        name: attribute,
        fieldName: key,
        type: { text: type },
        default: text,
        description,
      })),
      ...describedDocuments.map(({ attribute, type, description }) => ({
        name: attribute,
        type: { text: type },
        description,
      })),
    ],
    members: members(),
    events: events.map(({ name: event, detail, says }) => ({
      name: event,
      type: { text: `CustomEvent<${detail}>` },
      description: says,
    })),
    cssProperties,
    cssParts: cssParts.map((part) => ({ name: part.name, description: part.says })),
  };
}

function members() {
  const fields = describedSettings.map(({ key, attribute, type, description, preset }) => ({
    kind: 'field',
    name: key,
    attribute,
    type: { text: type },
    default: literal(preset),
    description,
  }));
  const constants = readOnly.map(({ name: field, type, says }) => ({
    kind: 'field',
    name: field,
    type: { text: type },
    readonly: true,
    description: says,
  }));
  const actions = methods.map(({ name: method, takes, gives, says }) => ({
    kind: 'method',
    name: method,
    parameters: takes.map((each) => ({ name: each.name, type: { text: each.type } })),
    return: { type: { text: gives } },
    description: says,
  }));
  return [...fields, ...constants, ...actions];
}
