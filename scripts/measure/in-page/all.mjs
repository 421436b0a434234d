/** Runs in the page before its own scripts: defines `measuring`, with the functions of this folder. */
import * as movement from './movement.mjs';
import * as parts from './parts.mjs';
import * as picture from './picture.mjs';
import * as sight from './sight.mjs';

picture.watchLetters();
movement.watchStart();
Object.assign(window, { measuring: { ...movement, ...parts, ...picture, ...sight } });
