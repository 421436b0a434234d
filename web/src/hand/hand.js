/** The contents of "Work it by hand", loaded as a separate script when the reader opens it. */
import { WorksheetView } from './worksheet-view.js';
import styles from '../../styles/hand/hand.css';

export { WorksheetView, styles };
