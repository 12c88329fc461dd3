// The first page: the companion, the code, each consent on its own, a channel.
import { askToCallCompanion, onStorageChanged, openTab, ownAddress } from "../common/browser.js";
import { say, speak } from "../common/i18n.js";
import { ask } from "../common/messages.js";
import { drawParts, element, explain, listen, showSteps, tell } from "./parts.js";

const LOOK_AGAIN = 2_000; // ms, while the companion is not there
const STEPS = /** @type {Record<string, string[]>} */ ({
	away: ["companion"],
	blocked: ["blocked"],
	stranger: ["stranger"],
	unpaired: ["pair-step"],
	ready: ["consents", "channel", "done"],
});

/** @type {ReturnType<typeof setTimeout>} */
let looking;

await speak(document);
listen(
	{
		unblock: () => askToCallCompanion(),
		"open-options": () => openTab(ownAddress("pages/options.html")),
		"open-linkedin": () => openTab("https://www.linkedin.com/feed/"),
		practise: () => ask("open-page", { page: "practice" }),
	},
	draw,
);
document.querySelector("form[data-step=pair]")?.addEventListener("submit", (event) => void pair(/** @type {SubmitEvent} */ (event)));
onStorageChanged(() => void draw());
void draw();

async function draw() {
	clearTimeout(looking);
	const { state, address } = await ask("status");
	element("stranger").textContent = say("stranger", address);
	if (state === "ready") await drawParts();
	showSteps(STEPS[state] ?? []);
	document.body.dataset.state = state;
	if (state !== "ready" && state !== "unpaired") looking = setTimeout(draw, LOOK_AGAIN);
}

/** @param {SubmitEvent} event */
async function pair(event) {
	event.preventDefault();
	const form = /** @type {HTMLFormElement} */ (event.target);
	const code = String(new FormData(form).get("code"));
	try {
		await ask("pair", { code, name: browserName() });
		tell(say("paired"));
	} catch (error) {
		explain(error);
		/** @type {HTMLInputElement} */ (form.elements.namedItem("code")).select();
	}
	await draw();
}

/** Returns the browser's name, for the list of paired browsers that only the person sees. */
function browserName() {
	const { userAgent } = navigator;
	if (userAgent.includes("Firefox/")) return "Firefox";
	return userAgent.includes("Edg/") ? "Edge" : "Chrome";
}
