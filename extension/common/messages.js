// Asks the worker, and talks with the composer of a tab. The shapes are shared-schemas/messages.schema.json.
import { connect, lastError, sendMessage } from "./browser.js";

/** What went wrong, as the companion or the worker told it (RFC 9457). */
export class Problem extends Error {
	/** @param {Shapes.Problem} problem */
	constructor(problem) {
		super(problem.detail);
		this.problem = problem;
	}
}

const PATIENCE = 11_000; // ms; the worker gives the companion five for each of two calls

/** What may be asked once only; all else counts once however often it is asked. */
const ONCE = ["pair", "join", "open-page"];

/**
 * Asks the worker; once more when the browser ended it before it answered.
 * @param {string} kind
 * @param {Record<string, unknown>} [fields]
 * @returns {Promise<any>} the value of the answer
 * @throws {Problem}
 */
export async function ask(kind, fields = {}) {
	const message = { kind, ...fields };
	const answer = (await deliver(message)) ?? (ONCE.includes(kind) ? null : await deliver(message));
	if (!answer) throw new Problem(problem("worker_gone", 503, "The extension was updated. Reload this page."));
	if (!answer.ok) throw new Problem(answer.problem);
	return answer.value;
}

/** Returns the answer, or null if the worker ended before: the browser may not say so. @param {{kind: string}} message */
function deliver(message) {
	const late = new Promise((resolve) => setTimeout(resolve, /join|preview/.test(message.kind) ? 39_000 : PATIENCE, null));
	return Promise.race([sendMessage(message), late]).catch(() => null);
}

/**
 * Opens a port to the composer of a tab. Its being open is what makes the page's script read; closing it stops that.
 * @param {number} tabId
 * @param {(message: any) => void} onMessage
 * @param {() => void} onClose also when the tab has no script of ours
 */
export function connectToTab(tabId, onMessage, onClose) {
	const port = connect(tabId, "panel");
	port.onMessage.addListener(onMessage);
	port.onDisconnect.addListener(() => {
		lastError();
		onClose();
	});
	return {
		/** @param {unknown} message */
		send: (message) => port.postMessage(message),
		close: () => port.disconnect(),
	};
}

/**
 * Makes a problem of our own. People read the panel's words for its code; `detail` is for whoever reads a log.
 * @param {string} code
 * @param {number} status
 * @param {string} detail
 */
export function problem(code, status, detail) {
	return { type: `urn:ownwords:problem:${code}`, title: detail, status, code, detail };
}
