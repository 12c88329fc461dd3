// Everything the extension keeps, a getter and a setter each. The draft is never among it.
import { readManaged, readStorage, removeStorage, writeStorage } from "./browser.js";

export const DEFAULT_COMPANION = "http://127.0.0.1:8020/";

/**
 * Returns what the IT department chose, as managed.json says; what does not fit counts as absent.
 * @returns {Promise<{port?: number, invitation?: string, surface?: "panel" | "card", sites?: string[], language?: "en" | "da"}>}
 */
export async function managed() {
	const { port, invitation, surface, sites, language } = await readManaged();
	return {
		port: Number.isInteger(port) && isPort(port) ? port : undefined,
		invitation: typeof invitation === "string" ? invitation : undefined,
		surface: ["panel", "card"].includes(surface) ? surface : undefined,
		sites: Array.isArray(sites) ? sites.map(String) : undefined,
		language: ["en", "da"].includes(language) ? language : undefined,
	};
}

/** @param {number} port */
const isPort = (port) => port >= 1 && port <= 65535;

/** Returns the companion's address, with a slash at the end. @returns {Promise<string>} */
export async function companionAddress() {
	const { port } = await managed();
	if (port) return `http://127.0.0.1:${port}/`;
	return (await readStorage(["companion"])).companion ?? DEFAULT_COMPANION;
}

/** @param {string} address as a person types it: a port, or `http://127.0.0.1:PORT/` */
export async function setCompanionAddress(address) {
	const port = /^(?:http:\/\/127\.0\.0\.1:)?(\d{1,5})\/?$/.exec(address.trim())?.[1];
	if (!port || !isPort(Number(port))) throw new RangeError("not a port");
	await forgetPairing();
	await writeStorage({ companion: `http://127.0.0.1:${Number(port)}/` });
}

/** @typedef {{token: string, pairing_key: string}} Pairing */

/** Returns what pairing gave us, or null when this browser is not paired. @returns {Promise<Pairing | null>} */
export async function pairing() {
	return (await readStorage(["pairing"])).pairing ?? null;
}

/** @param {Pairing} given */
export const keepPairing = (given) => writeStorage({ pairing: given });

export const forgetPairing = () => removeStorage(["pairing"]);

/** Whether the person asked for the card beside the composer, and may. @returns {Promise<boolean>} */
export const cardIsOn = async () => (await readStorage(["card"])).card === true && (await managed()).surface !== "panel";

/** @param {boolean} on */
export const keepCard = (on) => writeStorage({ card: on });

/** @typedef {{site: string, origin: string}} Place where the person also writes: a file of sites/, and an address */

/** @returns {Promise<Place[]>} */
export async function places() {
	/** @type {Place[]} */
	const kept = (await readStorage(["places"])).places ?? [];
	const { sites } = await managed();
	return sites ? kept.filter(({ site, origin }) => sites.includes(site) || sites.includes(origin)) : kept;
}

/** @param {Place} place @param {boolean} on */
export async function keepPlace(place, on) {
	const others = (await places()).filter(({ origin }) => origin !== place.origin);
	await writeStorage({ places: on ? [...others, place] : others });
}
