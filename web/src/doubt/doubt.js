/** The contents of "Do not believe it", loaded as a separate script when the reader opens it. */
import { LedgerView } from './ledger-view.js';
import { NudgeView } from './nudge-view.js';
import styles from '../../styles/doubt/doubt.css';

export { LedgerView, NudgeView, styles };
