// The card beside the composer: the panel's own view and flow, run here for each card; its content script lays out what it
// is sent and tells what was clicked. A page's process could send in that script's name, so a card takes no consent, shows
// nothing of what was shared before, and is served only while the person has it on.
import { onConnect, ownAddress, ownId } from "../common/browser.js";
import { h } from "../common/dom.js";
import { chooseLanguage, language, say } from "../common/i18n.js";
import { Problem } from "../common/messages.js";
import { cardIsOn } from "../common/storage.js";
import { followDrafts } from "../panel/drafts.js";
import { act, begin, command, onMessage } from "../panel/flow.js";
import { Session } from "../panel/session.js";
import { view } from "../panel/view.js";
import { cardLook } from "./own-files.js";
import { answer } from "./routes.js";

/** @type {Map<chrome.runtime.Port, Session>} */
const cards = new Map();

const ready = Promise.all([chooseLanguage(), followDrafts(() => cards.forEach((session) => session.set({})))]);

export const serveCards = () => onConnect("card", serve);

/** Does what a key asks for on the card of a tab. @param {string} name @param {number} tabId */
export function pressed(name, tabId) {
	for (const [{ sender }, session] of cards) if (sender?.tab?.id === tabId) void command(session, name);
}

/** @param {chrome.runtime.Port} port */
function serve(port) {
	const [surface, settle] = surfaceOf(port);
	const session = new Session(surface);
	cards.set(port, session);
	const begun = start(port, session);
	port.onMessage.addListener(async (message) => {
		if (!(await begun)) return;
		if (message.kind === "written") settle(message);
		else if (message.kind === "act") void act(session, message.clicked);
		else onMessage(session, message);
	});
	port.onDisconnect.addListener(() => {
		cards.delete(port);
		session.end();
	});
}

/** @param {chrome.runtime.Port} port @param {Session} session */
async function start(port, session) {
	await ready;
	const on = await cardIsOn();
	if (on) {
		port.postMessage({ kind: "look", css: await cardLook() });
		void begin(session);
	} else port.postMessage({ kind: "close" });
	return on;
}

/** @param {chrome.runtime.Port} port @returns {[Panel.Surface, (written: {request: string, outcome: Panel.Outcome}) => void]} */
function surfaceOf(port) {
	/** @type {Map<string, (outcome: Panel.Outcome) => void>} */
	const waiting = new Map();
	/** @param {object} message */
	const send = (message) => cards.has(port) && port.postMessage(message);
	/** @param {Panel.State} state */
	const draw = (state) => {
		if (state.screen !== "ready" && state.screen !== "starting") return send({ kind: "close" }); // the panel says what is missing
		if (state.draft && state.review) send({ kind: "card", tree: withHead(view(state)), language: language() });
	};
	/** @param {Record<string, unknown>} message @returns {Promise<Panel.Outcome>} */
	const write = (message) =>
		new Promise((resolve) => {
			const request = crypto.randomUUID();
			waiting.set(request, resolve);
			send({ ...message, request });
		});
	return [
		{ card: true, ask, draw, write, watch: (reading) => void send({ kind: "watch", reading }), copy: async (text) => void send({ kind: "copy", text }) },
		({ request, outcome }) => (waiting.get(request)?.(outcome), void waiting.delete(request)),
	];
}

/** @param {OwnWords.Tree} tree @returns {OwnWords.Tree} */
function withHead({ children, ...main }) {
	const close = h("button.plain", { "data-do": "close", "aria-label": say("card_close") }, "✕");
	return { ...main, children: [h("header", { "data-key": "head" }, h("h2", {}, "Own Words"), close), ...children] };
}

/** Asks what a page of ours may ask, which a message from the worker to itself could not. @type {Panel.Surface["ask"]} */
async function ask(kind, fields = {}) {
	const answered = await answer({ kind, ...fields }, { id: ownId(), url: ownAddress("") });
	if (!answered.ok) throw new Problem(/** @type {Shapes.Problem} */ (answered.problem));
	return answered.value;
}
