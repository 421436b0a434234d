/** Registers the service worker, which keeps the page available offline. */
import { trusted } from '../parts/trusted.js';

/** Does nothing if the browser or frame does not allow service workers: the page then needs its server. */
export async function keepOffline() {
  if (!('serviceWorker' in navigator)) return;
  try {
    await navigator.serviceWorker.register(trusted('createScriptURL', 'service-worker.js'), {
      updateViaCache: 'none',
    });
  } catch {
    // The page works without it.
  }
}
