// The side panel: ties the tab, the companion and the view together.
import { onStorageChanged } from "../common/browser.js";
import { say, speak } from "../common/i18n.js";
import { Problem } from "../common/messages.js";
import { ACTIONS, askWhetherToRemember } from "./actions.js";
import { loadConsents, look, remember, review } from "./companion.js";
import { followDismissed } from "./dismissed.js";
import { draw, set, settleUsed, state, tell } from "./state.js";
import { follow, watch } from "./tab.js";

let beginning = false;

speak(document);
document.addEventListener("click", onClick);
document.addEventListener("submit", onSubmit);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && void begin());
onStorageChanged(() => void begin()); // paired, unpaired, or another port
void begin();
void followDismissed(draw);
void follow({ onOpen, onMessage, onClosed });

/** Looks what is there and asks for ideas. */
async function begin() {
	if (beginning) return;
	beginning = true;
	try {
		await look(() => {
			watch(state.granted.draft_reading);
			refresh();
		});
	} catch (error) {
		failed(error);
	} finally {
		beginning = false;
	}
}

const refresh = () => void review(failed);

function onOpen() {
	set({ reachable: true, ...(state.screen === "elsewhere" ? { screen: /** @type {const} */ ("ready") } : {}) });
	watch(state.granted.draft_reading);
}

function onClosed() {
	set({ draft: null, reachable: false, ...(state.screen === "ready" ? { screen: /** @type {const} */ ("elsewhere") } : {}) });
}

/** @param {Shapes.FromPage} message */
function onMessage(message) {
	switch (message.kind) {
		case "draft":
			set({ draft: { ...message, id: message.draft } });
			settleUsed(message.draft);
			return refresh();
		case "ended":
			set({ draft: null, day: null });
			return refresh();
		case "posted":
			return void posted(message).catch(failed);
	}
}

/** @param {Extract<Shapes.FromPage, {kind: "posted"}>} message */
async function posted({ draft, site, text, url }) {
	const items = settleUsed(draft);
	set({ draft: null });
	if (site === "practice") tell(say("practice"));
	else if (state.granted.history) await remember({ site, text, url }, items);
	else if (!state.declined.includes("history")) askWhetherToRemember({ posted: { site, text, url }, items });
	refresh();
}

/** @param {unknown} error */
function failed(error) {
	if (!(error instanceof Problem)) throw error;
	const { code } = error.problem;
	if (code === "consent_required") void loadConsents().then(() => (watch(state.granted.draft_reading), refresh()));
	else if (["away", "stranger", "token_refused"].includes(code)) void begin();
	else tell(say("not_done", error.problem.detail));
}

/** @param {MouseEvent} event */
function onClick(event) {
	const button = /** @type {Element} */ (event.target).closest("button[data-do]");
	if (button instanceof HTMLElement) run(button);
}

/** @param {SubmitEvent} event */
function onSubmit(event) {
	event.preventDefault();
	if (event.target instanceof HTMLElement) run(event.target);
}

/** @param {HTMLElement} element */
async function run(element) {
	try {
		await ACTIONS[element.dataset.do ?? ""]?.(element, refresh);
		if (state.screen !== "ready" && state.screen !== "elsewhere") await begin();
	} catch (error) {
		failed(error);
	}
}
