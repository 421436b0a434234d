/** The entry of the page whose files lie beside it on a server. */
import { startPage } from './page.js';

startPage();
