/** The inside of "Do not believe it": a script of its own, fetched when a reader opens it. */
import { LedgerView } from './ledger-view.js';
import { NudgeView } from './nudge-view.js';
import styles from '../../styles/doubt/doubt.css';

export { LedgerView, NudgeView, styles };
