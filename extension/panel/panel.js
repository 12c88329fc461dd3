// The side panel: ties the tab, the companion and the view together.
import { onCommand, onStorageChanged } from "../common/browser.js";
import { begin as listenToDetails, clicked, lay } from "../common/dom.js";
import { speak } from "../common/i18n.js";
import { ask } from "../common/messages.js";
import { followDrafts } from "./drafts.js";
import { act, begin, command, onMessage } from "./flow.js";
import { Session } from "./session.js";
import { steadily } from "./steady.js";
import { follow, isBeside, watch, write } from "./tab.js";
import { view } from "./view.js";

const session = new Session({ card: false, draw, ask, watch, write, copy: (text) => navigator.clipboard.writeText(text) });

await speak(document);
listenToDetails(document);
document.addEventListener("click", onClick);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && void begin(session));
onStorageChanged(() => void begin(session)); // paired, unpaired, or another port
onCommand((name, tabId) => isBeside(tabId) && void command(session, name));
void begin(session);
void followDrafts(() => session.set({}));
void follow({ onOpen, onMessage: (message) => onMessage(session, message), onClosed });

/** @param {Panel.State} state */
function draw(state) {
	document.body.dataset.screen = state.screen;
	steadily(() => lay(/** @type {Element} */ (document.getElementById("view")), view(state)));
}

function onOpen() {
	session.set({ reachable: true, ...(session.state.screen === "elsewhere" ? { screen: /** @type {const} */ ("ready") } : {}) });
	watch(session.state.granted.draft_reading);
}

function onClosed() {
	const { screen } = session.state;
	session.set({ draft: null, reachable: false, ...(screen === "ready" ? { screen: /** @type {const} */ ("elsewhere") } : {}) });
}

/** @param {MouseEvent} event */
function onClick(event) {
	const what = clicked(event.target);
	if (what) void act(session, what);
}
