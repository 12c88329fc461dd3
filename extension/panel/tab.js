// The composer in the tab beside the panel. The open port is what makes the page's script read.
import { activeTab, onComposerAlone, onTabActivated, onTabLoaded, ownWindow } from "../common/browser.js";
import { connectToTab } from "../common/messages.js";

/** A panel in a window of its own names its tab; the side panel follows the tab in front. */
const pinned = Number(new URLSearchParams(location.search).get("tab")) || null;

/** @type {{tabId: number, send: (message: unknown) => void, close: () => void} | null} */
let port = null;

/** @type {Map<string, (outcome: Panel.Outcome) => void>} */
const waiting = new Map();

/**
 * Follows the tab: `onOpen` when a port opens, `onMessage` for what the page says, `onClosed` when it has no script.
 * @param {{onOpen: () => void, onMessage: (message: Shapes.FromPage) => void, onClosed: () => void}} listeners
 */
export async function follow(listeners) {
	const here = await ownWindow();
	const reopen = async () => {
		const tabId = pinned ?? (await activeTab())?.id;
		if (tabId !== undefined) open(tabId, listeners);
	};
	onTabLoaded((tabId) => {
		if (tabId === (pinned ?? port?.tabId ?? tabId)) void reopen();
	});
	onComposerAlone((tabId) => tabId === (port?.tabId ?? tabId) && void reopen()); // its script, or its frame, came after the panel
	if (!pinned) onTabActivated((_tabId, windowId) => windowId === here && void reopen());
	await reopen();
}

/** @param {number} tabId @param {Parameters<typeof follow>[0]} listeners */
function open(tabId, { onOpen, onMessage, onClosed }) {
	port?.close();
	const opened = connectToTab(tabId, receive, () => {
		if (port !== mine) return;
		port = null; // a port that has closed takes no message any more
		waiting.forEach((settle) => settle("gone"));
		waiting.clear();
		onClosed();
	});
	const mine = { tabId, ...opened };
	port = mine;
	onOpen();

	/** @param {Shapes.FromPage} message */
	function receive(message) {
		if (port !== mine) return;
		if (message.kind !== "written") return onMessage(message);
		waiting.get(message.request)?.(message.outcome);
		waiting.delete(message.request);
	}
}

/** @param {number | undefined} tabId */
export const isBeside = (tabId) => port !== null && port.tabId === tabId;

/** Tells the page's script whether it may read. @param {boolean} reading */
export const watch = (reading) => port?.send({ kind: "watch", reading });

/** Asks the page's script to write into the draft. @param {Record<string, unknown>} message `insert` or `replace`, without its request */
export function write(message) {
	const request = crypto.randomUUID();
	return new Promise((resolve) => {
		waiting.set(request, resolve);
		if (port) port.send({ ...message, request });
		else resolve("gone");
	});
}
