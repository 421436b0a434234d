/** The inside of "Work it by hand": a script of its own, fetched when a reader opens it. */
import { WorksheetView } from './worksheet-view.js';
import styles from '../../styles/hand/hand.css';

export { WorksheetView, styles };
