// The options: the companion's port, the pairing, consents, and what was put away.
import { askToReach, mayReach, openTab, ownAddress, stopReaching } from "../common/browser.js";
import { h, lay } from "../common/dom.js";
import { say, speak } from "../common/i18n.js";
import { ask } from "../common/messages.js";
import { KNOWN, registerPlaces, serverNamed } from "../common/places.js";
import { cardIsOn, companionAddress, keepCard, keepPlace, managed, places, setCompanionAddress } from "../common/storage.js";
import { forgetDismissed } from "../panel/drafts.js";
import { drawParts, element, listen, showSteps, tell } from "./parts.js";

// Before anything is awaited: a form that is sent while nobody listens yet reloads the page, and what was typed is lost.
listen(
	{
		"open-welcome": () => openTab(ownAddress("pages/welcome.html")),
		unpair: () => ask("unpair"),
		"my-pages": () => ask("open-page", { page: "balance" }),
		"reset-hidden": () => reset("hidden_items"),
		"reset-muted": () => reset("muted_rules"),
		"place-on": ({ dataset }) => turnOn(dataset.site ?? "", dataset.origin ?? ""),
		"place-off": ({ dataset }) => turnOff(dataset.site ?? "", dataset.origin ?? ""),
		server: nameServer,
		port: keepPort,
		card: async () => keepCard(!(await cardIsOn())),
	},
	draw,
);
await speak(document);
/** @type {HTMLInputElement} */ (element("port")).value ||= new URL(await companionAddress()).port;
await showLocks();
await draw();

async function draw() {
	await drawPlaces();
	element("card").textContent = say((await cardIsOn()) ? "card_off" : "card_on");
	const { state, address } = await ask("status");
	element("state").textContent = say(`state_${state}`, address);
	/** @type {HTMLElement} */ (document.querySelector("[data-do=unpair]")).hidden = state !== "ready";
	/** @type {HTMLElement} */ (document.querySelector("[data-do=open-welcome]")).hidden = state === "ready";
	if (state === "ready") await drawParts();
	showSteps(state === "ready" ? ["consents", "channel", "put-away"] : []);
	document.body.dataset.state = state;
}

/** What a policy decides is shown, and cannot be changed here. */
async function showLocks() {
	const { port, surface, sites, language } = await managed();
	const locked = { port, surface: surface === "panel", sites, language };
	for (const [name, value] of Object.entries(locked)) {
		/** @type {HTMLElement} */ (document.querySelector(`[data-locked=${name}]`)).hidden = !value;
	}
	for (const id of ["port", "keep"]) /** @type {HTMLInputElement} */ (element(id)).disabled = Boolean(port);
	/** @type {HTMLButtonElement} */ (element("card")).disabled = surface === "panel";
	/** @type {HTMLElement} */ (document.querySelector("form[data-do=server]")).hidden = Boolean(sites);
}

/** @param {"hidden_items" | "muted_rules"} list */
async function reset(list) {
	await ask("set-preferences", { change: { [list]: [] } });
	if (list === "muted_rules") await forgetDismissed();
	tell(say("kept"));
}

/** @param {HTMLElement} form */
async function keepPort(form) {
	const port = String(new FormData(/** @type {HTMLFormElement} */ (form)).get("port"));
	if (port === new URL(await companionAddress()).port) return;
	try {
		await setCompanionAddress(port);
		tell(say("kept"));
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		tell(say("port_unfit"));
	}
}

async function drawPlaces() {
	const kept = await places();
	const { sites } = await managed();
	const known = Object.entries(KNOWN).map(([site, origin]) => ({ site, origin }));
	const named = sites?.filter((each) => each.startsWith("https://")).map((origin) => ({ site: "mastodon", origin }));
	const shown = [...known.filter(({ site }) => sites?.includes(site) ?? true), ...(named ?? kept.filter(({ site }) => !KNOWN[site]))];
	const rows = shown.map(async ({ site, origin }) => {
		const on = kept.some((each) => each.origin === origin) && (await mayReach(origin));
		const act = { "data-do": on ? "place-off" : "place-on", "data-site": site, "data-origin": origin };
		return h("p", { "data-key": origin }, h("button", act, say(on ? "place_off" : "place_on", new URL(origin).hostname)));
	});
	lay(element("places"), h("div", {}, await Promise.all(rows)));
}

/** The browser asks at this moment, and only for this address. @param {string} site @param {string} origin */
async function turnOn(site, origin) {
	if (!(await askToReach(origin))) return tell(say("place_refused"));
	await keepPlace({ site, origin }, true);
	await registerPlaces();
	tell(say("place_kept", new URL(origin).hostname));
}

/** @param {string} site @param {string} origin */
async function turnOff(site, origin) {
	await keepPlace({ site, origin }, false);
	await registerPlaces();
	await stopReaching(origin).catch(() => {}); // what a policy gave stays given; our scripts are gone
	tell(say("kept"));
}

/** @param {HTMLElement} form */
async function nameServer(form) {
	try {
		await turnOn("mastodon", serverNamed(String(new FormData(/** @type {HTMLFormElement} */ (form)).get("server"))));
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		tell(say("server_unfit"));
	}
}
