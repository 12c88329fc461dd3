// Reads files of this extension, which no page can: the card's look goes to its content script as text.
import { ownAddress } from "../common/browser.js";

/** Returns the look of the card. In LinkedIn's page a rem is LinkedIn's, so sizes become those of the side panel. */
export async function cardLook() {
	const files = ["common/look.css", "panel/panel.css", "panel/card.css"];
	const texts = await Promise.all(files.map(async (file) => (await fetch(ownAddress(file))).text()));
	return texts.join("\n").replace(/(\d*\.?\d+)rem\b/g, (_, number) => `${number * 16}px`);
}
